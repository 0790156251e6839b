package io.jenkins.plugins.reflector.acceptance;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Keeps and prints what each test did and published. */
final class Results implements TestExecutionListener {

    /**
     * One test.
     *
     * @param test class and method
     * @param shown its display name
     * @param seen what it published, in order
     * @param result {@code passed}, or why not
     */
    record Row(@NonNull String test, @NonNull String shown, @NonNull List<String> seen, @NonNull String result) {}

    private static final String PASSED = "passed";
    private static final int MOST_SAID = 400;

    private final Map<String, List<String>> published = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final PrintStream out;

    Results(@NonNull PrintStream out) {
        this.out = out;
    }

    @NonNull
    List<Row> rows() {
        return List.copyOf(rows);
    }

    boolean allGood() {
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.result().equals(PASSED));
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        published.computeIfAbsent(test.getUniqueId(), id -> new ArrayList<>()).addAll(entry.getKeyValuePairs().values());
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            out.println("... " + name(test) + ": " + test.getDisplayName());
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        if (!test.isTest() && passed) {
            return;
        }
        // An assertion may quote a whole page or file, which is no row of a table.
        String said = result.getThrowable().map(Throwable::toString).map(text -> text.substring(0, Math.min(text.length(), MOST_SAID))).orElse("");
        Row row = new Row(
                name(test),
                test.getDisplayName(),
                published.getOrDefault(test.getUniqueId(), List.of()),
                passed ? PASSED : result.getStatus().name().toLowerCase(Locale.ROOT) + ": " + said);
        rows.add(row);
        row.seen().forEach(line -> out.println("    " + line));
        out.println((passed ? "ok  " : "NOT ") + row.test() + (passed ? "" : ": " + row.result()));
        if (!passed) {
            result.getThrowable().ifPresent(e -> e.printStackTrace(out));
        }
    }

    private static String name(TestIdentifier test) {
        return test.getSource().map(source -> {
            if (source instanceof MethodSource method) {
                return method.getJavaClass().getSimpleName() + "." + method.getMethodName();
            }
            return source instanceof ClassSource type ? type.getJavaClass().getSimpleName() : test.getDisplayName();
        }).orElse(test.getDisplayName());
    }
}
