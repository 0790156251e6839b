package io.jenkins.plugins.reflector.engine.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Map;

/** What one rendering may use up, so that no template keeps a thread or fills the memory. */
final class Budget {

    static final int MAX_STEPS = 1_000_000;
    /** Characters and items that are handed to functions, all in all. */
    private static final long MAX_WORK = 200_000_000;
    /** Of values within values. */
    private static final int MAX_NESTING = 100;
    /** Of actions, templates and parentheses within each other while they run. */
    private static final int MAX_DEPTH = 500;

    private int steps;
    private long work;
    private int depth;

    /** Counts one step. */
    void step(Node.Place place) throws TemplateException {
        if (++steps > MAX_STEPS) {
            throw TemplateException.at(place, "the template does not come to an end: more than " + MAX_STEPS + " steps");
        }
    }

    void enter(Node.Place place) throws TemplateException {
        if (++depth > MAX_DEPTH) {
            throw TemplateException.at(place, "nested or called deeper than " + MAX_DEPTH + " levels");
        }
    }

    void leave() {
        depth--;
    }

    /** Counts what a function is given. */
    void work(Node.Place place, List<Object> arguments) throws TemplateException {
        for (Object argument : arguments) {
            work += argument instanceof String text
                    ? text.length()
                    : argument instanceof List<?> list
                            ? list.size()
                            : argument instanceof Map<?, ?> map ? map.size() : 1;
        }
        if (work > MAX_WORK) {
            throw TemplateException.at(place, "the template works on more than " + MAX_WORK + " characters");
        }
    }

    /** Refuses a value that is too large, wherever it comes from; what holds itself is too large. */
    @CheckForNull
    Object checked(@CheckForNull Object value) {
        if (value instanceof List || value instanceof Map || value instanceof String) {
            work += weigh(value, 0, 0);
        }
        return value;
    }

    private static long weigh(@CheckForNull Object value, long sum, int nesting) {
        long weight = sum + 1;
        if (value instanceof String text) {
            if (text.length() > Evaluator.MAX_OUTPUT) {
                throw GoValue.tooLarge();
            }
            return weight;
        }
        if (weight > Evaluator.MAX_ITEMS || nesting > MAX_NESTING) {
            throw GoValue.tooLarge();
        }
        if (value instanceof List<?> list) {
            for (Object item : list) {
                weight = weigh(item, weight, nesting + 1);
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Object item : map.values()) {
                weight = weigh(item, weight, nesting + 1);
            }
        }
        return weight;
    }
}
