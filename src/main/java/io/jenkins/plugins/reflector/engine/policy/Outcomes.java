package io.jenkins.plugins.reflector.engine.policy;

import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import java.util.Arrays;
import java.util.List;

/** Fills in the outcomes that only the pick decides. */
final class Outcomes {

    private Outcomes() {}

    /** Marks the pick; every key without an outcome lost against it. */
    static Judgement picked(int picked, String key, Outcome[] outcomes) {
        Outcome beaten = new Outcome(Verdict.OLDER, key + " is preferred");
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null) {
                outcomes[i] = beaten;
            }
        }
        outcomes[picked] = new Outcome(Verdict.PICKED, "");
        return new Judgement(picked, null, Arrays.asList(outcomes));
    }

    /** There is no pick; a key without an outcome was fine in itself. */
    static Judgement failed(String error, Outcome[] outcomes) {
        Outcome unused = new Outcome(Verdict.OLDER, "no pick: " + error);
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null) {
                outcomes[i] = unused;
            }
        }
        return new Judgement(-1, error, Arrays.asList(outcomes));
    }

    static Judgement empty() {
        return new Judgement(-1, TagPolicy.NO_KEYS, List.of());
    }
}
