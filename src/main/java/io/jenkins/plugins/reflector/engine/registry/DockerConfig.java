package io.jenkins.plugins.reflector.engine.registry;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.IdentityToken;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.RegistryToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry entries of a Docker configuration, matched as Flux does (flux.md 1.7, steps 3 to 7). */
public final class DockerConfig {

    private final List<Entry> entries;

    private DockerConfig(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * The entry that is used for an image.
     *
     * @param key as it stands in the configuration
     * @param credentials what the entry holds
     */
    public record Match(@NonNull String key, @NonNull RegistryCredentials credentials) {}

    /** A configuration that is no JSON, or has an entry that cannot be read; never shows a value. */
    public static final class InvalidException extends Exception {

        private static final long serialVersionUID = 1L;

        InvalidException(String message) {
            super(message);
        }
    }

    /**
     * Reads {@code config.json}, or the {@code .dockerconfigjson} of a Secret.
     *
     * @throws InvalidException if it cannot be read
     */
    @NonNull
    public static DockerConfig parse(@NonNull String json) throws InvalidException {
        JsonNode root = object(json);
        JsonNode auths = root.path("auths");
        if (!auths.isObject() && !auths.isMissingNode() && !auths.isNull()) {
            throw new InvalidException("'auths' of the Docker configuration is no object");
        }
        return of(auths);
    }

    /**
     * Reads the older {@code .dockercfg}: the entries alone.
     *
     * @throws InvalidException if it cannot be read
     */
    @NonNull
    public static DockerConfig parseLegacy(@NonNull String json) throws InvalidException {
        return of(object(json));
    }

    /** The first entry in reverse byte order of the keys that matches; there is no second choice. */
    @NonNull
    public Optional<Match> match(@NonNull ImageName image) {
        return entries.stream()
                .filter(entry -> entry.pattern().matches(image.registry(), image.repository()))
                .findFirst()
                .map(Entry::match);
    }

    private static DockerConfig of(JsonNode auths) throws InvalidException {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : auths.properties()) {
            Optional<DockerConfigKey> pattern = DockerConfigKey.parse(field.getKey());
            if (pattern.isPresent()) {
                Match match = new Match(field.getKey(), credentials(field.getKey(), field.getValue()));
                entries.add(new Entry(pattern.get(), match));
            }
        }
        entries.sort(Comparator.comparing(Entry::pattern).reversed());
        return new DockerConfig(List.copyOf(entries));
    }

    private static RegistryCredentials credentials(String key, JsonNode entry) throws InvalidException {
        String user = entry.path("username").asText("");
        String password = entry.path("password").asText("");
        String auth = entry.path("auth").asText("");
        if (!auth.isEmpty()) {
            String pair = decode(key, auth);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw new InvalidException("'auth' of " + name(key) + " is not base64 of user:password");
            }
            user = pair.substring(0, colon);
            password = pair.substring(colon + 1);
        }
        // Docker itself pads the decoded text with zero bytes at times.
        password = password.replaceAll("\\x00+$", "");
        String registryToken = entry.path("registrytoken").asText("");
        if (!registryToken.isEmpty()) {
            if (!registryToken.matches("[\\x21-\\x7e]+")) {
                throw new InvalidException("'registrytoken' of " + name(key) + " has characters that no token has");
            }
            return new RegistryToken(registryToken);
        }
        String identityToken = entry.path("identitytoken").asText("");
        if (!identityToken.isEmpty()) {
            return new IdentityToken(user, identityToken);
        }
        return user.isEmpty() && password.isEmpty()
                ? RegistryCredentials.anonymous()
                : RegistryCredentials.basic(user, password);
    }

    private static String decode(String key, String auth) throws InvalidException {
        try {
            byte[] bytes = Base64.getDecoder().decode(auth.strip().replaceAll("=+$", ""));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new InvalidException("'auth' of " + name(key) + " is not base64 of user:password");
        }
    }

    private static JsonNode object(String json) throws InvalidException {
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new InvalidException("the Docker configuration is no JSON");
        }
        if (root == null || !root.isObject()) {
            throw new InvalidException("the Docker configuration is no JSON object");
        }
        return root;
    }

    private static String name(String key) {
        return "the Docker configuration's entry " + SafeText.ofServer(key, RegistryCredentials.anonymous(), 200);
    }

    private record Entry(DockerConfigKey pattern, Match match) {}
}
