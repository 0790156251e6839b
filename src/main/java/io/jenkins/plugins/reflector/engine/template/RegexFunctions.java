package io.jenkins.plugins.reflector.engine.template;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.reflector.engine.regex.InvalidRegexException;
import io.jenkins.plugins.reflector.engine.regex.Re2;
import io.jenkins.plugins.reflector.engine.regex.Replacement;
import io.jenkins.plugins.reflector.engine.template.Function.Failure;
import java.util.Map;

/** Sprig's functions with regular expressions (flux.md 3.7). */
final class RegexFunctions {

    private RegexFunctions() {}

    static void addTo(Map<String, Function> functions) {
        functions.put("regexMatch", Function.of(2, a -> matches(a.text(0), a.text(1))));
        functions.put("regexFind", Function.of(2, a -> find(pattern(a.text(0)), a.text(1))));
        functions.put("regexReplaceAll", Function.of(3, a -> {
            Pattern pattern = pattern(a.text(0));
            Replacement replacement = Replacement.compile(a.text(2), pattern);
            return replaceAll(pattern, a.text(1), replacement::expand);
        }));
        functions.put("regexReplaceAllLiteral", Function.of(3, a -> {
            String replacement = a.text(2);
            return replaceAll(pattern(a.text(0)), a.text(1), match -> replacement);
        }));
    }

    private static Pattern pattern(String regex) throws Failure {
        try {
            return Re2.compile(regex);
        } catch (InvalidRegexException e) {
            throw new Failure("the regular expression " + GoQuote.quote(regex) + " is invalid: " + e.getMessage());
        }
    }

    /** Sprig takes an invalid expression for one that matches nothing here, and only here. */
    private static boolean matches(String regex, String text) {
        try {
            return Re2.compile(regex).matcher(text).find();
        } catch (InvalidRegexException e) {
            return false;
        }
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    private static String replaceAll(
            Pattern pattern, String text, java.util.function.Function<Matcher, String> replacement) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder out = new StringBuilder();
        int from = 0;
        boolean first = true;
        while (matcher.find()) {
            // Unlike Java, Go sees no empty match right behind another match.
            if (first || matcher.end() > matcher.start() || matcher.start() > from) {
                out.append(text, from, matcher.start()).append(replacement.apply(matcher));
                from = matcher.end();
                first = false;
            }
        }
        return out.append(text, from, text.length()).toString();
    }
}
