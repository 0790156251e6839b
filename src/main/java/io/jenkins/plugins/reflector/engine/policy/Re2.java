package io.jenkins.plugins.reflector.engine.policy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import edu.umd.cs.findbugs.annotations.NonNull;

/** The one place where regular expressions of users are compiled: RE2 syntax, linear time, bounded memory. */
public final class Re2 {

    private Re2() {}

    /**
     * Compiles an expression.
     *
     * @throws InvalidRegexException with what is wrong, without the expression itself
     */
    @NonNull
    public static Pattern compile(@NonNull String expression) throws InvalidRegexException {
        RepeatGuard.check(expression);
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            String part = e.getPattern();
            throw new InvalidRegexException(
                    e.getDescription() + (part == null || part.isEmpty() ? "" : ": `" + part + "`"));
        }
    }
}
