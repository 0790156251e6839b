package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** How well many repositories of a far registry are asked at once. */
public class FarRegistry implements Measurement {

    private static final int REPOSITORIES = 1000;
    private static final int TAGS = 100;
    private static final int IN_FLIGHT = 64;
    private static final int LATENCY = 50;
    private static final int HEAP = 64;

    @Override
    @NonNull
    public String name() {
        return "far";
    }

    @Override
    @NonNull
    public String title() {
        return "1,000 repositories of a registry that is 50 ms away";
    }

    @Override
    @NonNull
    public String description() {
        return "100 tags each, with 64 calls at once allowed to that host, in a process with a heap of " + HEAP
                + " MiB. The ideal is the number of requests, divided by the calls at once, times the latency. Best of several "
                + "rounds; the first one, of a process that has just started, by itself.";
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws Exception {
        int rounds = effort == Effort.FULL ? 8 : 2;
        try (JavaChild server = TagServer.start(TAGS, 1000, LATENCY)) {
            String url = server.line();
            List<Double> millis = new ArrayList<>();
            List<String> arguments = List.of(
                    url,
                    String.valueOf(REPOSITORIES),
                    String.valueOf(TAGS),
                    String.valueOf(IN_FLIGHT),
                    String.valueOf(rounds));
            try (JavaChild client = JavaChild.start(RegistryWork.class, List.of("-Xmx" + HEAP + "m"), arguments)) {
                for (int round = 0; round < rounds; round++) {
                    String line = client.line();
                    if (line == null) {
                        throw new IOException("the client ended early, perhaps for lack of memory");
                    }
                    millis.add(Double.valueOf(line));
                }
            }
            long requests = requests(url);
            if (requests != (long) rounds * REPOSITORIES + 1) {
                throw new IOException(requests + " requests instead of one for each list and one for the registry itself");
            }
            Figure ideal =
                    Figure.of("the ideal", (double) REPOSITORIES / IN_FLIGHT * LATENCY, "ms");
            double best = millis.subList(1, rounds).stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            return List.of(
                    Figure.of("all lists", best, "ms").timesThatOf(ideal).wantedAtMost(1.3),
                    ideal,
                    Figure.of("all lists, by a process that has just started", millis.get(0), "ms")
                            .timesThatOf(ideal));
        }
    }

    private static long requests(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/requests")).build();
        return Long.parseLong(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }
}
