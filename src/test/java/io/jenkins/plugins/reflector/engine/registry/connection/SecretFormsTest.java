package io.jenkins.plugins.reflector.engine.registry.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a secret is written, it is found; the encoders here are those of others. */
class SecretFormsTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "p@ss w/\u00f6\"rd\\%+<&>'=:~*", "s3cr:et/pass", "plain-token_0123456789", "line one\nline two\t", "100%", "\u6f22\u5b57\ud83d\ude00"
    })
    void everyFormOfASecretIsHidden(String secret) throws Exception {
        SecretForms forms = SecretForms.of(List.of(secret));

        for (String form : encoded(secret)) {
            String text = "<before>" + form + "<after>";
            assertThat(forms.occurIn(text)).as(form).isTrue();
            assertThat(forms.hide(text)).as(form).isEqualTo("<before>***<after>");
        }
    }

    @Test
    void aPartOfWhatWasEncodedIsFoundWhereverItBegins() {
        String secret = "correct-horse-battery";
        SecretForms forms = SecretForms.of(List.of(secret));
        for (String user : List.of("", "a:", "bo:", "bot:", "x-access-token:")) {
            for (String end : List.of("", "\n", "==")) {
                String header = Base64.getEncoder().encodeToString((user + secret + end).getBytes(StandardCharsets.UTF_8));
                assertThat(forms.occurIn("Authorization: Basic " + header)).as(user + end).isTrue();
                // Of the 28 characters that it takes, those at both ends share bits with what is around.
                assertThat(forms.hide(header).replace("***", "").length()).as(user + end).isLessThanOrEqualTo(header.length() - 24);
            }
        }
    }

    @Test
    void anExceptionTellsWhatItsCausesTell() {
        SecretForms forms = SecretForms.of(List.of("hidden/word", " "));
        IOException suppressed = new IOException("fine");
        suppressed.addSuppressed(new IOException("while closing https://x/?t=hidden%2fword"));

        assertThat(forms.occurIn(new IOException("a", new IOException("b", new IOException("hidden%2Fword"))))).isTrue();
        assertThat(forms.occurIn(suppressed)).isTrue();
        assertThat(forms.occurIn(new IOException("a", new IOException((String) null)))).isFalse();
        assertThat(forms.occurIn((Throwable) null)).isFalse();
        assertThat(forms).hasToString("SecretForms[]");
    }

    @Test
    void withoutASecretNothingChanges() {
        assertThat(SecretForms.of(List.of("", " \n")).hide("a b  c")).isEqualTo("a b  c");
    }

    private static List<String> encoded(String secret) throws JsonProcessingException, URISyntaxException {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String json = new ObjectMapper().writeValueAsString(secret);
        String ascii = JsonMapper.builder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .build()
                .writeValueAsString(secret);
        StringBuilder hex = new StringBuilder();
        for (byte each : bytes) {
            hex.append(String.format(Locale.ROOT, "%02x", each));
        }
        List<String> forms = new ArrayList<>(List.of(
                secret,
                Base64.getEncoder().encodeToString(bytes),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                url,
                url.replace("+", "%20"),
                lower(url),
                lower(url.replace("+", "%20")),
                inside(json),
                inside(json).replace("/", "\\/"),
                hex.toString(),
                hex.toString().toUpperCase(Locale.ROOT),
                secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;"),
                secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&#34;").replace("'", "&#39;")));
        forms.add(lower(inside(ascii)));
        if (!secret.contains("%")) {
            forms.add(new URI("x", null, "/" + secret, null).toASCIIString().substring("x:/".length()).replace("/", "%2F")
                    .replace("@", "%40").replace(":", "%3A"));
        }
        return forms;
    }

    /** Escapes in small letters. */
    private static String lower(String escaped) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            boolean unicode = escaped.startsWith("\\u", i) && escaped.length() >= i + 6;
            int length = unicode ? 6 : escaped.charAt(i) == '%' && escaped.length() >= i + 3 ? 3 : 1;
            String part = escaped.substring(i, i + length);
            text.append(length == 1 ? part : part.toLowerCase(Locale.ROOT));
            i += length - 1;
        }
        return text.toString();
    }

    private static String inside(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }
}
