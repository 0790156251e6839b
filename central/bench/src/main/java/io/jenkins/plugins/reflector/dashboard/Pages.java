package io.jenkins.plugins.reflector.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.bench.Effort;
import io.jenkins.plugins.reflector.bench.Figure;
import io.jenkins.plugins.reflector.bench.Measurement;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** What the pages of Jenkins answer their scripts with, without Jenkins around it. */
public final class Pages implements Measurement {

    private static final int POLICIES = 1_000;
    private static final int REPOSITORIES = 100;
    private static final int TAGS = 200;
    private static final int HUGE = 100_000;

    private final ObjectMapper json = new ObjectMapper();
    private final LastAnswers answers = new LastAnswers();

    @Override
    @NonNull
    public String name() {
        return "pages";
    }

    @Override
    @NonNull
    public String title() {
        return "The pages in Jenkins, without Jenkins";
    }

    @Override
    @NonNull
    public String description() {
        return "1,000 semver policies over 100 image repositories of 200 tags and one of 100,000 in a store, and 1,000 commits.\n"
                + "The answer to the script of the dashboard, as JSON, and the explanation of the policy with 100,000 tags. Processor time of the\n"
                + "thread that answers, medians; the first time, when every policy is evaluated and nothing is compiled yet, by itself.";
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws Exception {
        Path folder = Files.createTempDirectory("pages");
        try {
            return measure(effort, new ManyWatched(folder));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private List<Figure> measure(Effort effort, ManyWatched watched) throws Exception {
        for (int i = 0; i < REPOSITORIES; i++) {
            watched.repository("app" + i, TAGS);
        }
        watched.repository("huge", HUGE);
        for (int i = 0; i < POLICIES; i++) {
            watched.pushed(watched.policy("app" + i, "app" + i % REPOSITORIES, ">=1." + i % 2 + ".0", "1.1.99"), i + 1);
        }
        ImagePolicy huge = watched.policy("huge", "huge", "1.x", "1.999.99");
        Explainer explainer = new Explainer();
        Standings standings = new Standings(new Explanations(explainer));
        int times = effort.times(30);

        double first = processor(1, () -> rows(watched, standings));
        double again = processor(times, () -> rows(watched, standings));
        double explained = processor(times, () -> explained(watched, huge, new Explanations(explainer)));
        Explanations kept = new Explanations(explainer);
        explained(watched, huge, kept);
        double turned = processor(times, () -> explained(watched, huge, kept));
        return List.of(
                Figure.of("the dashboard, the first time", first, "ms"),
                Figure.of("the dashboard", again, "ms").wantedAtMost(300),
                Figure.of("100,000 tags explained", explained, "ms").wantedAtMost(1_000),
                Figure.of("another part of the 100,000 tags", turned, "ms"));
    }

    /** The median of so many times, in milliseconds; not changed by what else the machine does. */
    private static double processor(int times, Callable<?> action) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = threads.getCurrentThreadCpuTime();
            action.call();
            nanos[i] = threads.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[(times - 1) / 2] / 1e6;
    }

    private byte[] rows(ManyWatched watched, Standings standings) throws Exception {
        Access access = watched.access();
        ObjectNode overview = json.valueToTree(new Overview(new Rows(watched, access, standings), access));
        return json.writeValueAsBytes(answers.answer(overview, ""));
    }

    private static List<TagRow> explained(ManyWatched watched, ImagePolicy policy, Explanations explanations) {
        Explanation explanation = explanations.of(policy, watched, watched.catalog(), new Picks(watched.picks()));
        TagRows tags = new TagRows("registry.example.com/team/huge", watched.ledger());
        List<TagRow> rows = explanation.part("", "", 0, TagRows.AT_ONCE).verdicts().stream()
                .map(each -> tags.row(each.tag(), each.key(), each.verdict().text(), each.detail()))
                .toList();
        if (rows.size() != TagRows.AT_ONCE || explanation.counts().isEmpty()) {
            throw new IllegalStateException("the explanation is not whole");
        }
        return rows;
    }
}
