package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.util.List;

/** How much memory a very long list takes. */
public class TagsHeap implements Measurement {

    private static final int TAGS = 200_000;
    private static final int MOST_MIB = 256;

    @Override
    @NonNull
    public String name() {
        return "heap";
    }

    @Override
    @NonNull
    public String title() {
        return "A list of 200,000 tags in little memory";
    }

    @Override
    @NonNull
    public String description() {
        return "The smallest heap (`-Xmx`) in which a process lists them three times, from a server of its own: in pages of 1,000, "
                + "and from one that answers with all at once; less the smallest heap for a repository of one tag.";
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws Exception {
        int step = effort == Effort.FULL ? 1 : 16;
        int base = smallest(1, 1000, step);
        int pages = smallest(TAGS, 1000, step);
        int whole = smallest(TAGS, TAGS, step);
        return List.of(
                Figure.of("one tag", base, "MiB"),
                Figure.of("200,000 tags in pages, beyond that", pages - base, "MiB").wantedAtMost(64),
                Figure.of("200,000 tags in one answer, beyond that", whole - base, "MiB").wantedAtMost(64));
    }

    private static int smallest(int tags, int pageSize, int step) throws IOException {
        try (JavaChild server = TagServer.start(tags, pageSize, 0)) {
            String url = server.line();
            int enough = MOST_MIB;
            int little = 1;
            if (!fits(url, tags, enough)) {
                throw new IOException(tags + " tags are not listed in " + enough + " MiB");
            }
            while (enough - little > step) {
                int middle = (enough + little) / 2;
                if (fits(url, tags, middle)) {
                    enough = middle;
                } else {
                    little = middle;
                }
            }
            return enough;
        }
    }

    private static boolean fits(String url, int tags, int mebibytes) throws IOException {
        List<String> options = List.of("-Xmx" + mebibytes + "m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
        try (JavaChild client =
                JavaChild.start(RegistryWork.class, options, List.of(url, "1", String.valueOf(tags), "1", "3"))) {
            return client.line() != null && client.line() != null && client.line() != null;
        }
    }
}
