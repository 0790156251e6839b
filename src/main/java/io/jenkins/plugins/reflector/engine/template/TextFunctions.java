package io.jenkins.plugins.reflector.engine.template;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.jenkins.plugins.reflector.engine.template.Function.Failure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Sprig's functions on text, as far as commit messages use them (flux.md 3.7). The text always comes last. */
final class TextFunctions {

    /** What repeat, indent and the like may produce. */
    private static final int MAX_LENGTH = 1 << 20;

    private TextFunctions() {}

    static void addTo(Map<String, Function> functions) {
        functions.put("lower", Function.of(1, a -> a.text(0).toLowerCase(Locale.ROOT)));
        functions.put("upper", Function.of(1, a -> a.text(0).toUpperCase(Locale.ROOT)));
        functions.put("title", Function.of(1, a -> title(a.text(0))));
        functions.put("untitle", Function.of(1, a -> untitle(a.text(0))));
        functions.put("trim", Function.of(1, a -> a.text(0).strip()));
        functions.put("trimAll", Function.of(2, a -> trim(a.text(0), a.text(1))));
        functions.put("trimPrefix", Function.of(2, a -> a.text(1).startsWith(a.text(0)) ? a.text(1).substring(a.text(0).length()) : a.text(1)));
        functions.put("trimSuffix", Function.of(2, a -> a.text(1).endsWith(a.text(0)) ? a.text(1).substring(0, a.text(1).length() - a.text(0).length()) : a.text(1)));
        functions.put("trunc", Function.of(2, a -> trunc((int) a.integer(0), a.text(1))));
        functions.put("contains", Function.of(2, a -> a.text(1).contains(a.text(0))));
        functions.put("hasPrefix", Function.of(2, a -> a.text(1).startsWith(a.text(0))));
        functions.put("hasSuffix", Function.of(2, a -> a.text(1).endsWith(a.text(0))));
        functions.put("replace", Function.of(3, a -> a.text(2).replace(a.text(0), a.text(1))));
        functions.put("nospace", Function.of(1, a -> a.text(0).replaceAll("\\s", "")));
        functions.put("repeat", Function.of(2, a -> repeat((int) a.integer(0), a.text(1))));
        functions.put("substr", Function.of(3, a -> substr((int) a.integer(0), (int) a.integer(1), a.text(2))));
        functions.put("indent", Function.of(2, a -> indent((int) a.integer(0), a.text(1))));
        functions.put("nindent", Function.of(2, a -> "\n" + indent((int) a.integer(0), a.text(1))));
        functions.put("quote", Function.atLeast(0, a -> quoted(a.values(), true)));
        functions.put("squote", Function.atLeast(0, a -> quoted(a.values(), false)));
        functions.put("cat", Function.atLeast(0, a -> a.values().stream().filter(v -> v != null).map(GoFormat::text).collect(Collectors.joining(" "))));
        functions.put("toString", Function.of(1, a -> GoFormat.text(a.get(0))));
        functions.put("plural", Function.of(3, a -> a.integer(2) == 1 ? a.text(0) : a.text(1)));
        functions.put("split", Function.of(2, a -> split(a.text(0), a.text(1))));
        functions.put("splitList", Function.of(2, a -> splitList(a.text(0), a.text(1))));
        functions.put("join", Function.of(2, a -> join(a.text(0), a.get(1))));
        functions.put("regexMatch", Function.of(2, a -> pattern(a.text(0)).matcher(a.text(1)).find()));
        functions.put("regexFind", Function.of(2, a -> find(pattern(a.text(0)), a.text(1))));
        functions.put("regexReplaceAll", Function.of(3, a -> replaceAll(pattern(a.text(0)), a.text(1), a.text(2))));
        functions.put("regexReplaceAllLiteral", Function.of(3, a -> pattern(a.text(0)).matcher(a.text(1)).replaceAll(com.google.re2j.Matcher.quoteReplacement(a.text(2)))));
        functions.put("sha1sum", Function.of(1, a -> hash("SHA-1", a.text(0))));
        functions.put("sha256sum", Function.of(1, a -> hash("SHA-256", a.text(0))));
        functions.put("sha512sum", Function.of(1, a -> hash("SHA-512", a.text(0))));
        functions.put("b64enc", Function.of(1, a -> Base64.getEncoder().encodeToString(a.text(0).getBytes(StandardCharsets.UTF_8))));
        functions.put("toJson", Function.of(1, a -> {
            String json = GoQuote.json(a.get(0));
            return json == null ? "" : json;
        }));
    }

    private static String title(String text) {
        StringBuilder out = new StringBuilder();
        boolean start = true;
        for (int c : text.codePoints().toArray()) {
            out.appendCodePoint(start ? Character.toTitleCase(c) : c);
            start = Character.isWhitespace(c);
        }
        return out.toString();
    }

    private static String untitle(String text) {
        return text.isEmpty() ? "" : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private static String trim(String characters, String text) {
        int start = 0;
        int end = text.length();
        while (start < end && characters.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && characters.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    private static String trunc(int length, String text) {
        if (length < 0 && text.length() + length > 0) {
            return text.substring(text.length() + length);
        }
        return length >= 0 && text.length() > length ? text.substring(0, length) : text;
    }

    private static String substr(int from, int to, String text) {
        int start = Math.max(0, Math.min(from, text.length()));
        int end = to < 0 || to > text.length() ? text.length() : to;
        return start > end ? "" : text.substring(start, end);
    }

    private static String repeat(int count, String text) throws Failure {
        if (count < 0 || (long) count * text.length() > MAX_LENGTH) {
            throw new Failure("repeat " + count + " times is too much");
        }
        return text.repeat(count);
    }

    private static String indent(int spaces, String text) throws Failure {
        String pad = repeat(spaces, " ");
        return pad + text.replace("\n", "\n" + pad);
    }

    private static String quoted(List<Object> values, boolean two) {
        return values.stream()
                .filter(v -> v != null)
                .map(v -> two ? GoQuote.quote(GoFormat.text(v)) : "'" + GoFormat.text(v) + "'")
                .collect(Collectors.joining(" "));
    }

    private static List<String> splitList(String separator, String text) {
        if (separator.isEmpty()) {
            return text.codePoints().mapToObj(Character::toString).toList();
        }
        return Arrays.asList(text.split(Pattern.quote(separator), -1));
    }

    private static Map<String, String> split(String separator, String text) {
        Map<String, String> parts = new java.util.LinkedHashMap<>();
        for (String part : splitList(separator, text)) {
            parts.put("_" + parts.size(), part);
        }
        return parts;
    }

    private static String join(String separator, Object value) {
        if (value instanceof List<?> list) {
            return list.stream().filter(v -> v != null).map(GoFormat::text).collect(Collectors.joining(separator));
        }
        return value == null ? "" : GoFormat.text(value);
    }

    private static Pattern pattern(String regex) throws Failure {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new Failure("the regular expression " + GoQuote.quote(regex) + " is invalid: " + e.getDescription());
        }
    }

    private static String find(Pattern pattern, String text) {
        com.google.re2j.Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    private static String replaceAll(Pattern pattern, String text, String template) {
        com.google.re2j.Matcher matcher = pattern.matcher(text);
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            out.append(text, from, matcher.start());
            expand(out, template, matcher, pattern.namedGroups());
            from = matcher.end();
        }
        return out.append(text, from, text.length()).toString();
    }

    /** Go's replacement templates: {@code $1}, {@code ${name}}, {@code $$} (flux.md 2.7). */
    private static void expand(StringBuilder out, String template, com.google.re2j.Matcher match, Map<String, Integer> names) {
        com.google.re2j.Matcher reference = REFERENCE.matcher(template);
        int from = 0;
        while (reference.find()) {
            out.append(template, from, reference.start());
            from = reference.end();
            if (reference.group().equals("$$")) {
                out.append('$');
                continue;
            }
            String name = reference.group(1) != null ? reference.group(1) : reference.group(2);
            Integer group = names.get(name);
            if (group == null && name.length() < 4 && name.chars().allMatch(Character::isDigit)) {
                group = Integer.parseInt(name);
            }
            if (group != null && group <= match.groupCount() && match.group(group) != null) {
                out.append(match.group(group));
            }
        }
        out.append(template, from, template.length());
    }

    private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\{([0-9A-Za-z_]+)\\}|\\$([0-9A-Za-z_]+)");

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + algorithm, e);
        }
    }
}
