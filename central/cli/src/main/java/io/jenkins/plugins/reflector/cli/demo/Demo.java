package io.jenkins.plugins.reflector.cli.demo;

import io.jenkins.plugins.reflector.cli.CliGit;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.servers.EmbeddedGitServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The story of product.md, played for real: a registry, a Git server, and the very commands that a user would type. It ends by
 * itself and leaves nothing behind unless asked to.
 */
public final class Demo {

    private static final String RULE = "─".repeat(100);

    private final PrintWriter out;
    private final PrintWriter err;
    private final CommandRunner reflector;

    /**
     * @param out where the story is told
     * @param err where commands report failures
     * @param reflector runs a command of the command line
     */
    public Demo(PrintWriter out, PrintWriter err, CommandRunner reflector) {
        this.out = out;
        this.err = err;
        this.reflector = reflector;
    }

    /** Runs a command of the command line in this process. */
    @FunctionalInterface
    public interface CommandRunner {

        /** The command's exit code. */
        int run(PrintWriter out, PrintWriter err, String... args);
    }

    /**
     * Plays the story.
     *
     * @param keep leave the folder with everything in it
     * @return 0 if the story went as it should, else 1
     * @throws IOException if a server cannot be started or a file cannot be written
     */
    public int run(RegistryKind kind, boolean keep) throws IOException, InterruptedException {
        DemoFolder folder = DemoFolder.create(keep);
        String password = UUID.randomUUID().toString();
        System.setProperty(CliGit.MIRRORS_PROPERTY, folder.path().resolve("mirrors").toString());
        try (folder) {
            DemoRegistry registry = DemoRegistry.start(kind, folder.path());
            folder.stopFirst(registry::close);
            EmbeddedGitServer git =
                    EmbeddedGitServer.start(folder.path().resolve("git"), DemoFiles.GIT_USER, password);
            folder.stopFirst(git::close);
            new Story(folder.path(), registry, git, password).play();
            return 0;
        } catch (DemoFailedException e) {
            err.println("reflector: the demo stopped: " + e.getMessage());
            return 1;
        } finally {
            System.clearProperty(CliGit.MIRRORS_PROPERTY);
            out.println();
            out.println(
                    keep
                            ? "Everything is still in " + folder.path() + " (--keep); its servers have stopped."
                            : "The servers have stopped and the folder is gone; --keep leaves it.");
            out.flush();
        }
    }

    private final class Story {

        private static final String REPOSITORY = "fleet";
        private static final String BRANCH = "main";
        private static final String RESOURCES = "resources.yaml";

        private final Path resources;
        private final DemoRegistry registry;
        private final EmbeddedGitRepository git;
        private final String gitUrl;
        private final String password;

        Story(Path folder, DemoRegistry registry, EmbeddedGitServer server, String password) throws IOException {
            this.resources = folder.resolve(RESOURCES);
            this.registry = registry;
            this.git = server.create(REPOSITORY);
            this.gitUrl = server.url(REPOSITORY);
            this.password = password;
        }

        void play() throws IOException, InterruptedException, DemoFailedException {
            setUp();
            nothingToDo();
            newTags();
            digest();
            title("That was it");
            tell("Every commit changed the bytes that had to change, and no other.");
            tell("Next: README.md shows the same in Jenkins, as one Pipeline line.");
        }

        private void setUp() throws IOException, InterruptedException {
            title("The scene");
            registry.push("1.23.0");
            git.commit(BRANCH, DemoFiles.manifests(), "Add my-app");
            usePolicy(DemoFiles.SEMVER);
            tell("a registry with nginx:1.23.0      " + registry.url() + "  (" + registry.description() + ")");
            tell("a Git server with the manifests   " + gitUrl + "  (smart HTTP, with a password)");
            tell("what to watch, as Flux resources  " + resources);
            out.println();
            show(DemoFiles.KUSTOMIZATION);
            out.println();
            tell("The policy wants the newest 1.23.x.");
        }

        private void nothingToDo() throws DemoFailedException {
            title("1. Nothing is new, so nothing is done");
            reflector("run");
        }

        private void newTags() throws IOException, InterruptedException, DemoFailedException {
            title("2. The registry gets 1.23.1, 1.23.2-rc.1 and 1.24.0");
            registry.push("1.23.1");
            registry.push("1.23.2-rc.1");
            registry.push("1.24.0");
            tell("Which of them is wanted, and why not the others?");
            reflector("resolve", "--explain");
            tell("What would change?");
            reflector("run", "--dry-run", "-o", "diff");
            tell("Do it:");
            reflector("run");
            showHead();
            expect("newTag: 1.23.1 # This is what the reflector will update");
        }

        private void digest() throws IOException, InterruptedException, DemoFailedException {
            title("3. The same with the digest policy: follow a tag that moves, pinned to the very image");
            registry.push("latest");
            usePolicy(DemoFiles.DIGEST);
            tell("The policy now says 'digest: {tag: latest}', and the registry has nginx:latest.");
            reflector("run", "--dry-run", "-o", "diff");
            reflector("run");
            expect("newTag: latest # This is what the reflector will update", "digest: sha256:");
            tell("Somebody pushes another image as nginx:latest. The tag's name is the same, its digest is not:");
            registry.push("latest");
            reflector("run", "--dry-run", "-o", "diff");
            reflector("run");
            showHead();
        }

        private void usePolicy(String policy) throws IOException {
            Files.writeString(
                    resources,
                    DemoFiles.resources(policy, gitUrl, password),
                    StandardCharsets.UTF_8);
        }

        private void reflector(String command, String... options) throws DemoFailedException {
            List<String> args = new ArrayList<>(List.of(command, "-f", resources.toString()));
            args.add("--mirror");
            args.add("docker.io=" + registry.url());
            args.addAll(List.of(options));
            out.println();
            out.println("  $ ./reflector " + String.join(" ", args).replace(resources.toString(), RESOURCES));
            out.flush();
            PrintWriter indented = new IndentingWriter(out);
            int code = reflector.run(indented, err, args.toArray(String[]::new));
            indented.flush();
            out.println();
            if (code != 0) {
                throw new DemoFailedException("'reflector " + command + "' ended with exit code " + code);
            }
        }

        private void showHead() throws IOException {
            tell("The branch '" + BRANCH + "' on the Git server is now at:");
            out.println();
            EmbeddedGitRepository.LogEntry head = git.log(BRANCH).get(0);
            out.println("    commit " + head.id());
            out.println("    Author: " + head.author() + " <" + head.email() + ">");
            out.println();
            head.message().lines().forEach(line -> out.println(("        " + line).stripTrailing()));
            out.println();
            show(DemoFiles.KUSTOMIZATION);
        }

        private void show(String file) throws IOException {
            out.println("    " + file);
            git.read(BRANCH, file).lines().forEach(line -> out.println("    │ " + line));
            out.flush();
        }

        private void expect(String... texts) throws IOException, DemoFailedException {
            String file = git.read(BRANCH, DemoFiles.KUSTOMIZATION);
            for (String text : texts) {
                if (!file.contains(text)) {
                    throw new DemoFailedException(
                            DemoFiles.KUSTOMIZATION + " on the Git server should say '" + text + "' and does not");
                }
            }
        }

        private void title(String text) {
            out.println();
            out.println(RULE);
            out.println(text);
            out.println(RULE);
        }

        private void tell(String text) {
            out.println("  " + text);
        }
    }
}
