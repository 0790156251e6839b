package io.jenkins.plugins.reflector.engine.policy;

import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The verdicts over a list of tags, each made when it is looked at: nobody looks at most of them, and a thousand policies over ten
 * thousand tags would fill the memory with them. Does not change.
 */
final class Verdicts extends AbstractList<TagVerdict> implements RandomAccess {

    private final TagKeys keys;
    private final Outcome[] outcomes;
    private final List<TagVerdict> excluded;

    /**
     * @param outcomes one for each tag; nobody writes to it any more
     * @param excluded what follows them
     */
    Verdicts(TagKeys keys, Outcome[] outcomes, List<TagVerdict> excluded) {
        this.keys = keys;
        this.outcomes = outcomes;
        this.excluded = excluded;
    }

    @Override
    public TagVerdict get(int index) {
        if (index >= outcomes.length) {
            return excluded.get(index - outcomes.length);
        }
        String key = keys.key(index);
        Outcome outcome = outcomes[index];
        return new TagVerdict(keys.tag(index), key == null ? "" : key, outcome.verdict(), outcome.detail());
    }

    @Override
    public int size() {
        return outcomes.length + excluded.size();
    }
}
