package io.jenkins.plugins.reflector.engine.policy;

import com.google.re2j.Pattern;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;

/** A repository's exclusion list, compiled: a tag that any expression matches anywhere is dropped (flux.md 1.6). */
public final class ExclusionList {

    private final List<Pattern> patterns;

    private ExclusionList(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /**
     * Compiles all expressions.
     *
     * @throws InvalidRegexException naming the first that does not compile
     */
    @NonNull
    public static ExclusionList compile(@NonNull List<String> expressions) throws InvalidRegexException {
        List<Pattern> patterns = new ArrayList<>(expressions.size());
        for (String expression : expressions) {
            try {
                patterns.add(Re2.compile(expression));
            } catch (InvalidRegexException e) {
                throw new InvalidRegexException("failed to compile regex " + expression + ": " + e.getMessage());
            }
        }
        return new ExclusionList(List.copyOf(patterns));
    }

    /** The first expression that drops this tag; null if the tag stays. */
    @CheckForNull
    public String matching(@NonNull String tag) {
        for (Pattern pattern : patterns) {
            if (pattern.matcher(tag).find()) {
                return pattern.pattern();
            }
        }
        return null;
    }
}
