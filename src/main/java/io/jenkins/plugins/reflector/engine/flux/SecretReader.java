package io.jenkins.plugins.reflector.engine.flux;

import io.jenkins.plugins.reflector.engine.resource.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a Secret: {@code data} in Base64, {@code stringData} in plain text, which wins. */
final class SecretReader {

    private static final String DEFAULT_TYPE = "Opaque";

    private SecretReader() {}

    /** Not to be used if an error was logged. The resource itself is the object, as a Secret has no {@code spec}. */
    static Secret read(Header header, FieldReader resource) {
        String type = resource.text("type", "");
        resource.ignore("immutable");
        Map<String, byte[]> data = new LinkedHashMap<>();
        resource.secretMap("data").forEach((key, text) -> {
            try {
                data.put(key, Base64.getDecoder().decode(text.replaceAll("[\\r\\n]", "")));
            } catch (IllegalArgumentException e) {
                resource.error("data", "the value of '" + key + "' is not Base64; encode it, or move it to stringData");
            }
        });
        resource.secretMap("stringData").forEach((key, text) -> data.put(key, text.getBytes(StandardCharsets.UTF_8)));
        return new Secret(header.name(), type.isEmpty() ? DEFAULT_TYPE : type, data, header.position());
    }
}
