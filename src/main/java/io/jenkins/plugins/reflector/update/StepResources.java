package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.flux.FluxReader;
import io.jenkins.plugins.reflector.engine.flux.ReadResult;
import io.jenkins.plugins.reflector.engine.flux.SourceText;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.git.GitSession;
import io.jenkins.plugins.reflector.engine.git.GitSessions;
import io.jenkins.plugins.reflector.engine.manifest.FileTree;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Flux's resources of a step: as text, or by a path in the workspace or in the Git repository. */
final class StepResources {

    /** What a directory is searched for. */
    static final Pattern FILES = Pattern.compile("(?i).*\\.(ya?ml|json)");

    private static final Pattern TEXT = Pattern.compile("(?s).*(\\R|[A-Za-z]:\\s|[{\\[]).*");

    private final GitSessions git;

    @CheckForNull
    private final ResourceTexts workspace;

    StepResources(@NonNull GitSessions git, @CheckForNull ResourceTexts workspace) {
        this.git = git;
        this.workspace = workspace;
    }

    /**
     * Reads them all.
     *
     * @param resources the text or the path
     * @param remote where a path is looked for that the workspace does not have; null: nowhere
     * @param branch which of its branches
     * @throws IOException with a sentence for the user if they are not there, or not as they should be
     */
    @NonNull
    ResourceSet read(@NonNull String resources, @CheckForNull GitRemote remote, @NonNull String branch)
            throws GitException, IOException, InterruptedException {
        ReadResult read = FluxReader.read(texts(resources, remote, branch));
        if (read.hasErrors()) {
            throw new IOException(read.problems().stream()
                    .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                    .map(Problem::toString)
                    .collect(Collectors.joining("\n")));
        }
        return read.resources();
    }

    /** Whether they are the resources themselves, not where they are. */
    static boolean isText(@NonNull String resources) {
        return TEXT.matcher(resources).matches();
    }

    private List<SourceText> texts(String resources, GitRemote remote, String branch)
            throws GitException, IOException, InterruptedException {
        if (isText(resources)) {
            return List.of(new SourceText("resources", resources));
        }
        List<SourceText> found = workspace == null ? List.of() : workspace.read(resources);
        if (found.isEmpty() && remote != null) {
            found = inRepository(resources, remote, branch);
        }
        if (found.isEmpty()) {
            String where = (workspace == null ? "" : " in the workspace") + (workspace != null && remote != null ? " or" : "")
                    + (remote == null ? "" : " on branch " + branch + " of " + remote.url());
            throw new IOException("The resources \"" + resources + "\" are not found"
                    + (where.isEmpty()
                            ? ", as the step has neither a workspace nor a url: give their YAML as text, or run it in a node."
                            : where + ": correct the path, or give their YAML as text."));
        }
        return found;
    }

    private List<SourceText> inRepository(String path, GitRemote remote, String branch)
            throws GitException, IOException, InterruptedException {
        List<SourceText> texts = new ArrayList<>();
        try (GitSession session = git.open(remote)) {
            FileTree tree = session.fetch(GitRef.branch(branch)).tree();
            List<String> files = tree.files(path);
            for (String file : files) {
                if (FILES.matcher(file).matches() || files.size() == 1) {
                    texts.add(new SourceText(file, new String(tree.read(file), StandardCharsets.UTF_8)));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return texts;
    }

    /** The same with one repository as source of every automation, as the step names it. */
    @NonNull
    static ResourceSet withSource(
            @NonNull ResourceSet resources, @NonNull String url, @NonNull GitRef ref, @CheckForNull String credentialsId) {
        Map<ResourceName, GitRepository> sources = new LinkedHashMap<>();
        for (ImageUpdateAutomation automation : resources.automations()) {
            GitRepository given = resources.gitRepository(automation.source()).orElse(null);
            sources.put(
                    automation.source(),
                    new GitRepository(
                            automation.source(),
                            url,
                            given == null || given.ref() == null ? ref : given.ref(),
                            credentialsId,
                            given == null ? GitRepository.DEFAULT_TIMEOUT : given.timeout(),
                            given == null ? SourcePosition.NONE : given.position()));
        }
        return new ResourceSet(
                resources.imageRepositories(),
                resources.imagePolicies(),
                resources.automations(),
                List.copyOf(sources.values()),
                resources.secrets());
    }
}
