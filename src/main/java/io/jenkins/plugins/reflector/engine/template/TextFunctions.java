package io.jenkins.plugins.reflector.engine.template;

import io.jenkins.plugins.reflector.engine.template.Function.Failure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sprig's functions on text, as far as commit messages use them (flux.md 3.7). The text always comes last. */
final class TextFunctions {

    /** What repeat, indent and the like may produce. */
    private static final int MAX_LENGTH = 1 << 20;

    private TextFunctions() {}

    static void addTo(Map<String, Function> functions) {
        functions.put("lower", Function.of(1, a -> map(a.text(0), Character::toLowerCase)));
        functions.put("upper", Function.of(1, a -> map(a.text(0), Character::toUpperCase)));
        functions.put("title", Function.of(1, a -> title(a.text(0))));
        functions.put("untitle", Function.of(1, a -> untitle(a.text(0))));
        functions.put("trim", Function.of(1, a -> a.text(0).strip()));
        functions.put("trimAll", Function.of(2, a -> trim(a.text(0), a.text(1))));
        functions.put("trimall", functions.get("trimAll"));
        functions.put("trimPrefix", Function.of(2, a -> trimPrefix(a.text(0), a.text(1))));
        functions.put("trimSuffix", Function.of(2, a -> trimSuffix(a.text(0), a.text(1))));
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
        functions.put("cat", Function.atLeast(0, a -> join(" ", a.values())));
        functions.put("toString", Function.of(1, a -> GoFormat.text(a.get(0))));
        functions.put("plural", Function.of(3, a -> a.integer(2) == 1 ? a.text(0) : a.text(1)));
        functions.put("split", Function.of(2, a -> split(a.text(0), a.text(1))));
        functions.put("splitList", Function.of(2, a -> splitList(a.text(0), a.text(1))));
        functions.put("join", Function.of(2, a -> join(a.text(0), a.get(1))));
        functions.put("sha1sum", Function.of(1, a -> hash("SHA-1", a.text(0))));
        functions.put("sha256sum", Function.of(1, a -> hash("SHA-256", a.text(0))));
        functions.put("sha512sum", Function.of(1, a -> hash("SHA-512", a.text(0))));
        functions.put("b64enc", Function.of(1, a -> {
            return Base64.getEncoder().encodeToString(a.text(0).getBytes(StandardCharsets.UTF_8));
        }));
        functions.put("toJson", Function.of(1, a -> {
            String json = GoQuote.json(a.get(0));
            return json == null ? "" : json;
        }));
    }

    /** Go maps letter by letter, Java knows more than one letter for one. */
    private static String map(String text, IntUnaryOperator letter) {
        StringBuilder out = new StringBuilder();
        text.codePoints().map(letter).forEach(out::appendCodePoint);
        return out.toString();
    }

    /** The first letters after what Go takes for a border of words: any ASCII sign, but of the others only blanks. */
    private static String title(String text) {
        StringBuilder out = new StringBuilder();
        boolean start = true;
        for (int c : text.codePoints().toArray()) {
            out.appendCodePoint(start ? Character.toTitleCase(c) : c);
            start = c != '_' && !Character.isLetterOrDigit(c) && (c < 0x80 || Character.isWhitespace(c));
        }
        return out.toString();
    }

    private static String untitle(String text) {
        StringBuilder out = new StringBuilder();
        boolean start = true;
        for (int c : text.codePoints().toArray()) {
            out.appendCodePoint(start ? Character.toLowerCase(c) : c);
            start = Character.isWhitespace(c);
        }
        return out.toString();
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

    private static String trimPrefix(String prefix, String text) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static String trimSuffix(String suffix, String text) {
        return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
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

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + algorithm, e);
        }
    }
}
