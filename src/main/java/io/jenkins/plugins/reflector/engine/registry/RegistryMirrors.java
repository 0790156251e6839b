package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which URL is asked instead of a registry's host ({@code --mirror}, cli.md). Docker Hub's names are one. */
public final class RegistryMirrors {

    private static final RegistryMirrors NONE = new RegistryMirrors(Map.of());

    private final Map<String, URI> urls;

    private RegistryMirrors(Map<String, URI> urls) {
        this.urls = Map.copyOf(urls);
    }

    /** No mirror for any host. */
    @NonNull
    public static RegistryMirrors none() {
        return NONE;
    }

    /**
     * Reads {@code HOST=URL} each; for one host the last holds.
     *
     * @throws IllegalArgumentException with a sentence for the user, if one is not of that form
     */
    @NonNull
    public static RegistryMirrors parse(@NonNull List<String> pairs) {
        Map<String, URI> urls = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("mirror '" + SafeText.clean(pair.replaceAll("//[^/@]*@", "//"), 200)
                        + "' is not of the form HOST=URL, such as docker.io=https://cache.example.com");
            }
            String host = key(pair.substring(0, equals));
            if (host.isEmpty()) {
                throw new IllegalArgumentException("mirror '" + SafeText.clean(pair.substring(0, equals), 200)
                        + "' names no host; write HOST=URL, such as docker.io=https://cache.example.com");
            }
            urls.put(host, url(pair.substring(0, equals), pair.substring(equals + 1)));
        }
        return new RegistryMirrors(urls);
    }

    /** The URL to ask for images of a registry host (with port, as {@code ImageName.registry()} gives it). */
    @NonNull
    public Optional<URI> forRegistry(@NonNull String registry) {
        return Optional.ofNullable(urls.get(key(registry)));
    }

    /** Hosts are the same in capitals. */
    private static String key(String host) {
        return RegistryNames.canonical(host).toLowerCase(Locale.ROOT);
    }

    private static URI url(String host, String text) {
        try {
            URI url = new URI(text.trim());
            if (Origin.isUsable(url) && url.getRawQuery() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // The sentence below says what is wanted; the text itself may hold a password.
        }
        throw new IllegalArgumentException("the mirror of " + SafeText.clean(host, 200)
                + " must be an http or https URL with a host and without user info, query and fragment");
    }
}
