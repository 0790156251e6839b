package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.registry.RegistryTarget;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long a list of many tags takes, against a program that only fetches the same pages. */
public class ListedTags implements Measurement {

    private static final int TAGS = 20_000;
    private static final int PAGE = 1000;

    @Override
    @NonNull
    public String name() {
        return "list";
    }

    @Override
    @NonNull
    public String title() {
        return "A list of 20,000 tags";
    }

    @Override
    @NonNull
    public String description() {
        return "20 pages of 1,000 tags from a server in a process of its own, by a client that is warm; and the same pages by one "
                + "`curl` that knows their URLs and keeps its connection. In turns; the medians.";
    }

    @Override
    @NonNull
    public Optional<String> lacks() {
        return Programs.isInstalled("curl") ? Optional.empty() : Optional.of("curl");
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws Exception {
        try (JavaChild server = TagServer.start(TAGS, PAGE, 0);
                RegistryClient client = RegistryWork.client(16)) {
            String url = server.line();
            RegistryTarget target = RegistryWork.target(URI.create(url), "org/app", RegistryWork.TIMEOUT);
            List<String> curl = curl(url);
            for (int i = 0; i < effort.times(150); i++) {
                RegistryWork.check(client.listTags(target), TAGS);
                run(curl);
            }
            List<Timing> timings = Timing.inTurns(effort.times(41), List.of(
                    () -> {
                        RegistryWork.check(client.listTags(target), TAGS);
                        return null;
                    },
                    () -> run(curl)));
            Figure other = Figure.of("`curl`, the same 20 pages", timings.get(1).median(), "ms");
            return List.of(
                    Figure.of("the client", timings.get(0).median(), "ms")
                            .timesThatOf(other)
                            .wantedAtMost(1.5),
                    other);
        }
    }

    private static List<String> curl(String url) {
        List<String> command = new ArrayList<>(List.of("curl", "--silent", "--fail"));
        for (String page : TagServer.urls(url, "org/app", TAGS, PAGE)) {
            command.addAll(List.of("--output", "/dev/null", page));
        }
        return command;
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("curl ended with " + status);
        }
        return status;
    }
}
