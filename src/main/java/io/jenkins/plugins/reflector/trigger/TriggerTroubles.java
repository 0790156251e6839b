package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Job;
import io.jenkins.plugins.reflector.spi.TroubleSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;

/** Triggers whose looks keep failing, for the administrators; whoever has the job sees it in its scan log from the first time on. */
@Extension
public class TriggerTroubles extends TroubleSource {

    /** From how many failures in a row on it is told; before that it may be a hiccup. */
    static final int FAILURES = 3;

    private static final Map<String, TriggerState> FAILING = new ConcurrentHashMap<>();

    /** How it is with the trigger of a job. */
    static void note(@NonNull String job, @NonNull TriggerState state) {
        if (state.failures() >= FAILURES) {
            FAILING.put(job, state);
        } else {
            FAILING.remove(job);
        }
    }

    @NonNull
    @Override
    public Map<String, String> troubles() {
        return troubles(TriggerTroubles::isWatched);
    }

    /** @param isWatched whether a job still has a trigger that looks */
    @NonNull
    static Map<String, String> troubles(@NonNull Predicate<String> isWatched) {
        FAILING.keySet().removeIf(isWatched.negate());
        Map<String, String> troubles = new LinkedHashMap<>();
        new TreeMap<>(FAILING).forEach((job, state) -> {
            String problems = String.join(" ", state.problems());
            troubles.put(
                    "trigger " + job + " " + problems,
                    "The image trigger of the job " + job + " failed " + state.failures() + " times in a row: " + problems
                            + " Its image scan log shows the last look.");
        });
        return troubles;
    }

    private static boolean isWatched(String job) {
        return Jenkins.get().getItemByFullName(job) instanceof Job<?, ?> found
                && found.isBuildable()
                && ParameterizedJobMixIn.getTrigger(found, ReflectorScanTrigger.class) != null;
    }
}
