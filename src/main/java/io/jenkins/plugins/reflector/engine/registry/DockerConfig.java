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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The registry entries of a Docker configuration, matched as Flux does (flux.md 1.7, steps 3 to 7). */
public final class DockerConfig {

    private static final String HUB_KEY = "https://index.docker.io/v1/";
    private static final Pattern HELPER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,100}");

    private final List<Entry> entries;
    private final Map<String, Helper> helpers;
    private final String store;

    private DockerConfig(List<Entry> entries, Map<String, Helper> helpers, String store) {
        this.entries = entries;
        this.helpers = helpers;
        this.store = store;
    }

    /**
     * A program that keeps credentials outside of the configuration.
     *
     * @param name what stands behind {@code docker-credential-} in the program's name
     * @param key by which it knows the registry
     */
    public record Helper(@NonNull String name, @NonNull String key) {}

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
        JsonNode named = root.path("credHelpers");
        Map<String, Helper> helpers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : named.properties()) {
            helpers.put(
                    RegistryNames.canonical(field.getKey()).toLowerCase(Locale.ROOT),
                    new Helper(helper(field.getValue()), field.getKey()));
        }
        JsonNode store = root.path("credsStore");
        return of(auths, helpers, store.asText("").isEmpty() ? "" : helper(store));
    }

    private static String helper(JsonNode name) throws InvalidException {
        String text = name.asText("");
        if (!HELPER.matcher(text).matches()) {
            throw new InvalidException("the Docker configuration names a credential helper that cannot be the end of a "
                    + "program's name: write what stands behind docker-credential-");
        }
        return text;
    }

    /**
     * The helper that is asked for an image's credentials before the entries are: by name in {@code credHelpers}, else
     * {@code credsStore}. To run it is for the command line alone.
     */
    @NonNull
    public Optional<Helper> helper(@NonNull ImageName image) {
        Helper named = helpers.get(image.registry().toLowerCase(Locale.ROOT));
        if (named != null || store.isEmpty()) {
            return Optional.ofNullable(named);
        }
        boolean hub = image.registry().equals(ImageName.DOCKER_HUB);
        return Optional.of(new Helper(store, hub ? HUB_KEY : image.registry()));
    }

    /**
     * What a helper said.
     *
     * @param json its answer to {@code get}: {@code Username} and {@code Secret}
     * @throws InvalidException if it is no such answer; shows nothing of it
     */
    @NonNull
    public static RegistryCredentials ofHelper(@NonNull String json) throws InvalidException {
        JsonNode answer;
        try {
            answer = object(json);
        } catch (InvalidException e) {
            throw new InvalidException("its answer is no JSON object");
        }
        String user = answer.path("Username").asText("");
        String secret = answer.path("Secret").asText("");
        if (secret.isEmpty()) {
            return RegistryCredentials.anonymous();
        }
        return user.equals("<token>") ? new IdentityToken("", secret) : RegistryCredentials.basic(user, secret);
    }

    /** The first entry in reverse byte order of the keys that matches; there is no second choice. */
    @NonNull
    public Optional<Match> match(@NonNull ImageName image) {
        return entries.stream()
                .filter(entry -> entry.pattern().matches(image.registry(), image.repository()))
                .findFirst()
                .map(Entry::match);
    }

    private static DockerConfig of(JsonNode auths, Map<String, Helper> helpers, String store)
            throws InvalidException {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : auths.properties()) {
            Optional<DockerConfigKey> pattern = DockerConfigKey.parse(field.getKey());
            if (pattern.isPresent()) {
                Match match = new Match(field.getKey(), credentials(field.getKey(), field.getValue()));
                entries.add(new Entry(pattern.get(), match));
            }
        }
        entries.sort(Comparator.comparing(Entry::pattern).reversed());
        return new DockerConfig(List.copyOf(entries), Map.copyOf(helpers), store);
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
