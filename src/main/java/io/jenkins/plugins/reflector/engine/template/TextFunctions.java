package io.jenkins.plugins.reflector.engine.template;

import io.jenkins.plugins.reflector.engine.template.Function.Failure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Adler32;

/** Sprig's functions on text, as far as commit messages use them (flux.md 3.7). The text always comes last. */
final class TextFunctions {

    /** What repeat, indent and the like may produce. */
    private static final int MAX_LENGTH = Evaluator.MAX_OUTPUT;

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
        functions.put("trunc", Function.of(2, a -> trunc(a.integer(0), a.text(1))));
        functions.put("contains", Function.of(2, a -> a.text(1).contains(a.text(0))));
        functions.put("hasPrefix", Function.of(2, a -> a.text(1).startsWith(a.text(0))));
        functions.put("hasSuffix", Function.of(2, a -> a.text(1).endsWith(a.text(0))));
        functions.put("replace", Function.of(3, a -> replace(a.text(2), a.text(0), a.text(1))));
        functions.put("nospace", Function.of(1, a -> a.text(0).replaceAll("\\s", "")));
        functions.put("repeat", Function.of(2, a -> repeat(a.integer(0), a.text(1))));
        functions.put("substr", Function.of(3, a -> substr(a.integer(0), a.integer(1), a.text(2))));
        functions.put("indent", Function.of(2, a -> indent(a.integer(0), a.text(1))));
        functions.put("nindent", Function.of(2, a -> "\n" + indent(a.integer(0), a.text(1))));
        functions.put("quote", Function.atLeast(0, a -> quoted(a.values(), true)));
        functions.put("squote", Function.atLeast(0, a -> quoted(a.values(), false)));
        functions.put("cat", Function.atLeast(0, a -> String.join(" ", ListFunctions.texts(a.values()))));
        functions.put("toString", Function.of(1, a -> GoFormat.text(a.get(0))));
        functions.put("plural", Function.of(3, a -> a.integer(2) == 1 ? a.text(0) : a.text(1)));
        functions.put("split", Function.of(2, a -> numbered(splitList(a.text(0), a.text(1), -1))));
        functions.put("splitn", Function.of(3, a -> numbered(splitList(a.text(0), a.text(2), a.integer(1)))));
        functions.put("splitList", Function.of(2, a -> splitList(a.text(0), a.text(1), -1)));
        functions.put("join", Function.of(2, a -> joined(a.text(0), ListFunctions.texts(a.get(1)))));
        functions.put("sha1sum", Function.of(1, a -> hash("SHA-1", a.text(0))));
        functions.put("sha256sum", Function.of(1, a -> hash("SHA-256", a.text(0))));
        functions.put("sha512sum", Function.of(1, a -> hash("SHA-512", a.text(0))));
        functions.put("b64enc", Function.of(1, a -> {
            return Base64.getEncoder().encodeToString(a.text(0).getBytes(StandardCharsets.UTF_8));
        }));
        functions.put("b64dec", Function.of(1, a -> {
            try {
                return new String(Base64.getDecoder().decode(a.text(0)), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return "illegal base64 data";
            }
        }));
        functions.put("adler32sum", Function.of(1, a -> {
            Adler32 sum = new Adler32();
            sum.update(a.text(0).getBytes(StandardCharsets.UTF_8));
            return String.valueOf(sum.getValue());
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

    /** Go counts bytes; where one falls within a letter, the rest of that letter cannot be shown. */
    private static String trunc(long length, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (length < 0 && bytes.length + length > 0) {
            return text(bytes, bytes.length + length, bytes.length);
        }
        return length >= 0 && bytes.length > length ? text(bytes, 0, length) : text;
    }

    private static String substr(long from, long to, String text) throws Failure {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long start = Math.max(0, from);
        long end = from >= 0 && (to < 0 || to > bytes.length) ? bytes.length : to;
        if (start > end || end > bytes.length) {
            throw new Failure("slice bounds out of range [" + start + ":" + end + "] with length " + bytes.length);
        }
        return text(bytes, start, end);
    }

    private static String text(byte[] bytes, long from, long to) {
        return new String(bytes, (int) from, (int) (to - from), StandardCharsets.UTF_8);
    }

    private static String repeat(long count, String text) throws Failure {
        if (count < 0) {
            throw new Failure("negative Repeat count");
        }
        checkLength((double) count * text.length());
        return text.repeat(text.isEmpty() ? 0 : (int) count);
    }

    private static String indent(long spaces, String text) throws Failure {
        String pad = repeat(spaces, " ");
        return pad + replace(text, "\n", "\n" + pad);
    }

    private static String replace(String text, String old, String replacement) throws Failure {
        long most = old.isEmpty() ? text.length() + 1L : text.length() / old.length();
        if (most * (double) replacement.length() + text.length() > MAX_LENGTH) {
            // Only now is it worth counting.
            long found = old.isEmpty() ? most : splitList(old, text, -1).size() - 1L;
            checkLength(text.length() + found * (double) replacement.length());
        }
        return old.isEmpty() ? between(text, replacement) : text.replace(old, replacement);
    }

    /** The replacement before and after each letter. */
    private static String between(String text, String replacement) {
        StringBuilder out = new StringBuilder(replacement);
        text.codePoints().forEach(c -> out.appendCodePoint(c).append(replacement));
        return out.toString();
    }

    private static String joined(String separator, List<String> texts) throws Failure {
        checkLength(texts.stream().mapToLong(String::length).sum() + (double) texts.size() * separator.length());
        return String.join(separator, texts);
    }

    private static void checkLength(double length) throws Failure {
        if (length > MAX_LENGTH) {
            throw new Failure("the text would be longer than " + MAX_LENGTH + " characters");
        }
    }

    private static String quoted(List<Object> values, boolean two) {
        return values.stream()
                .filter(v -> v != null)
                .map(v -> two ? GoQuote.quote(GoFormat.text(v)) : "'" + GoFormat.text(v) + "'")
                .collect(Collectors.joining(" "));
    }

    /** @param most how many parts at most, the last with all the rest; below 0: any number */
    private static List<String> splitList(String separator, String text, long most) {
        if (most == 0) {
            return List.of();
        }
        int limit = most < 0 ? -1 : (int) Math.min(most, Integer.MAX_VALUE);
        if (separator.isEmpty()) {
            List<String> letters = text.codePoints().mapToObj(Character::toString).toList();
            if (limit < 0 || letters.size() <= limit) {
                return letters;
            }
            List<String> parts = new ArrayList<>(letters.subList(0, limit - 1));
            parts.add(String.join("", letters.subList(limit - 1, letters.size())));
            return parts;
        }
        return Arrays.asList(text.split(Pattern.quote(separator), limit));
    }

    private static Map<String, String> numbered(List<String> parts) {
        Map<String, String> numbered = new LinkedHashMap<>();
        parts.forEach(part -> numbered.put("_" + numbered.size(), part));
        return numbered;
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
