package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.reflector.engine.flux.SourceText;
import io.jenkins.plugins.reflector.update.ResourceTexts;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jenkins.MasterToSlaveFileCallable;

/** Reads resources in the workspace of a build, on the node that has it. */
final class WorkspaceTexts implements ResourceTexts {

    private final FilePath workspace;

    WorkspaceTexts(@NonNull FilePath workspace) {
        this.workspace = workspace;
    }

    @NonNull
    @Override
    public List<SourceText> read(@NonNull String path) throws IOException, InterruptedException {
        List<SourceText> texts = new ArrayList<>();
        ArrayList<String> read = workspace.act(new Reading(path));
        for (int i = 0; i + 1 < read.size(); i += 2) {
            texts.add(new SourceText(read.get(i), read.get(i + 1)));
        }
        return texts;
    }

    /** Names and texts in turn: a node need not know the engine for that. */
    static final class Reading extends MasterToSlaveFileCallable<ArrayList<String>> {

        private static final long serialVersionUID = 1L;
        private static final Pattern FILES = Pattern.compile("(?i).*\\.(ya?ml|json)");
        private static final int MOST_FILES = 1_000;
        private static final long MOST_BYTES = 16L << 20;

        private final String path;

        Reading(String path) {
            this.path = path;
        }

        @Override
        public ArrayList<String> invoke(File directory, VirtualChannel channel) throws IOException {
            ArrayList<String> texts = new ArrayList<>();
            Path root = directory.toPath();
            Path wanted = root.resolve(path).normalize();
            if (!wanted.startsWith(root.normalize())) {
                throw new IOException("The resources \"" + path + "\" are outside of the workspace: give a path inside of it.");
            }
            if (!Files.exists(wanted)) {
                return texts;
            }
            Path real = root.toRealPath();
            long bytes = 0;
            for (Path file : files(wanted)) {
                // A link out of the workspace would show what its build may not see.
                if (!file.toRealPath().startsWith(real)) {
                    continue;
                }
                bytes += Files.size(file);
                if (bytes > MOST_BYTES || texts.size() >= 2 * MOST_FILES) {
                    throw new IOException("The resources \"" + path + "\" are more than " + MOST_FILES + " files or "
                            + (MOST_BYTES >> 20) + " MiB: give a path that holds fewer.");
                }
                texts.add(root.relativize(file).toString().replace(File.separatorChar, '/'));
                texts.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
            return texts;
        }

        private static List<Path> files(Path wanted) throws IOException {
            if (Files.isRegularFile(wanted)) {
                return List.of(wanted);
            }
            try (Stream<Path> all = Files.walk(wanted)) {
                return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .filter(file -> FILES.matcher(file.getFileName().toString()).matches())
                        .sorted()
                        .toList();
            }
        }
    }
}
