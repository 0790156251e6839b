package io.jenkins.plugins.reflector.engine.template;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.reflector.engine.regex.InvalidRegexException;
import io.jenkins.plugins.reflector.engine.regex.Re2;
import io.jenkins.plugins.reflector.engine.regex.Replacement;
import io.jenkins.plugins.reflector.engine.template.Function.Failure;
import java.util.ArrayList;
import java.util.List;
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
        functions.put("regexFindAll", Function.of(3, a -> findAll(pattern(a.text(0)), a.text(1), a.integer(2))));
        functions.put("regexSplit", Function.of(3, a -> split(pattern(a.text(0)), a.text(1), a.integer(2))));
        functions.put("regexQuoteMeta", Function.of(1, a -> quoteMeta(a.text(0))));
        functions.put("mustRegexMatch", Function.of(2, a -> pattern(a.text(0)).matcher(a.text(1)).find()));
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

    /** The matches as Go sees them: unlike Java, no empty one right behind another. At most {@code most}, below 0: all. */
    private static List<MatchResult> matches(Pattern pattern, String text, long most) {
        List<MatchResult> matches = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int end = -1;
        while ((most < 0 || matches.size() < most) && matcher.find()) {
            if (matcher.end() > matcher.start() || matcher.start() > end) {
                matches.add(new MatchResult(matcher.start(), matcher.end()));
                end = matcher.end();
            }
        }
        return matches;
    }

    private record MatchResult(int start, int end) {}

    private static List<String> findAll(Pattern pattern, String text, long most) {
        return matches(pattern, text, most).stream()
                .map(match -> text.substring(match.start(), match.end()))
                .toList();
    }

    private static List<String> split(Pattern pattern, String text, long most) {
        if (most == 0) {
            return List.of();
        }
        if (text.isEmpty() && !pattern.pattern().isEmpty()) {
            return List.of("");
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        int end = 0;
        for (MatchResult match : matches(pattern, text, most)) {
            if (most > 0 && parts.size() == most - 1) {
                break;
            }
            end = match.start();
            if (match.end() != 0) {
                parts.add(text.substring(from, end));
            }
            from = match.end();
        }
        if (end != text.length()) {
            parts.add(text.substring(from));
        }
        return parts;
    }

    private static String quoteMeta(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append("\\.+*?()|[]{}^$".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return out.toString();
    }

    private static String replaceAll(
            Pattern pattern, String text, java.util.function.Function<Matcher, String> replacement) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder out = new StringBuilder();
        int from = 0;
        boolean first = true;
        while (matcher.find()) {
            GoValue.checkLength(out);
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
