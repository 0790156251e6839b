package io.jenkins.plugins.reflector.engine.registry.connection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets in every form in which a server or a library may repeat them: as they are, in Base64, for URLs, in JSON, HTML and hex.
 * Its text shows none.
 */
public final class SecretForms {

    /** What stands in the place of a secret. */
    public static final String HIDDEN = "***";

    /** Of fewer characters a part of a Base64 text would be found by chance. */
    private static final int LEAST_PART = 8;

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

    private final List<String> forms;

    private SecretForms(Collection<String> forms) {
        // The longest first, since it may have a shorter one inside.
        this.forms = forms.stream()
                .filter(form -> !form.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Of some secrets; blank ones count for nothing. */
    @NonNull
    public static SecretForms of(@NonNull Collection<String> secrets) {
        Set<String> forms = new LinkedHashSet<>();
        for (String secret : secrets) {
            if (!secret.isBlank()) {
                add(secret, forms);
            }
        }
        return new SecretForms(forms);
    }

    private static void add(String secret, Set<String> forms) {
        forms.add(secret);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        base64(bytes, forms);
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
        urls(secret, forms);
        for (boolean slashes : new boolean[] {false, true}) {
            for (boolean ascii : new boolean[] {false, true}) {
                forms.add(json(secret, slashes, ascii, ""));
                // As for a page that embeds it.
                forms.add(json(secret, slashes, ascii, "<>&'"));
                forms.add(json(secret, slashes, ascii, "<>&"));
            }
        }
        for (String apostrophe : List.of("'", "&#39;", "&#x27;", "&#039;", "&apos;")) {
            forms.add(html(secret, apostrophe, "&quot;"));
            forms.add(html(secret, apostrophe, "&#34;"));
        }
    }

    /** Also as a part of a longer text that was encoded, wherever it begins there. */
    private static void base64(byte[] secret, Set<String> forms) {
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            forms.add(encoder.encodeToString(secret));
            forms.add(encoder.withoutPadding().encodeToString(secret));
            for (int shift = 0; shift < 3; shift++) {
                byte[] shifted = new byte[shift + secret.length];
                System.arraycopy(secret, 0, shifted, shift, secret.length);
                String text = encoder.withoutPadding().encodeToString(shifted);
                // What shares its bits with neighbours differs from text to text.
                int end = shifted.length % 3 == 0 ? text.length() : text.length() - 1;
                String inner = text.substring(shift == 0 ? 0 : shift + 1, end);
                if (inner.length() >= LEAST_PART) {
                    forms.add(inner);
                }
            }
        }
    }

    private static void urls(String secret, Set<String> forms) {
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String blanks = form.replace("+", "%20");
        String path = blanks.replace("*", "%2A").replace("%7E", "~");
        StringBuilder lenient = new StringBuilder();
        // Only what a URL cannot hold at all, as browsers and some libraries do.
        secret.codePoints().forEach(c -> lenient.append(
                c < 0x80 && " %\"<>\\^`{|}#?/@:".indexOf(c) < 0 ? Character.toString(c) : percent(c)));
        for (String each : List.of(form, blanks, blanks.replace("%7E", "~"), path, lenient.toString())) {
            forms.add(each);
            forms.add(ESCAPE.matcher(each).replaceAll(escape -> Matcher.quoteReplacement(escape.group().toLowerCase(Locale.ROOT))));
        }
    }

    private static String percent(int c) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            escaped.append(String.format(Locale.ROOT, "%%%02X", each));
        }
        return escaped.toString();
    }

    private static String json(String secret, boolean slashes, boolean ascii, String escaped) {
        StringBuilder text = new StringBuilder();
        for (char c : secret.toCharArray()) {
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '/' -> text.append(slashes ? "\\/" : "/");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c < ' ' || ascii && c > '~' || escaped.indexOf(c) >= 0
                        ? String.format(Locale.ROOT, "\\u%04x", (int) c)
                        : String.valueOf(c));
            }
        }
        return text.toString();
    }

    private static String html(String secret, String apostrophe, String quote) {
        return secret.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", apostrophe)
                .replace("\"", quote);
    }

    /** A text with stars in the place of the secrets. */
    @NonNull
    public String hide(@NonNull String text) {
        String safe = text;
        for (String form : forms) {
            safe = safe.replace(form, HIDDEN);
        }
        return safe;
    }

    /** Whether a text has one of them. */
    public boolean occurIn(@CheckForNull String text) {
        return text != null && forms.stream().anyMatch(text::contains);
    }

    /** Whether an exception repeats one, or what caused or accompanied it does. */
    public boolean occurIn(@CheckForNull Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (occurIn(t.getMessage())) {
                return true;
            }
            for (Throwable other : t.getSuppressed()) {
                if (occurIn(other.getMessage())) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "SecretForms[]";
    }
}
