package io.jenkins.plugins.reflector.servers;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request that an {@link EmbeddedRegistry} got.
 *
 * @param method such as GET
 * @param path without the query
 * @param query raw; empty if there is none
 * @param headers the first value of each, by names in lower case
 * @param body as text; empty if there is none
 */
public record EmbeddedRegistryRequest(
        @NonNull String method,
        @NonNull String path,
        @NonNull String query,
        @NonNull Map<String, String> headers,
        @NonNull String body) {

    /** A header's first value; empty if it was not sent. */
    @NonNull
    public String header(@NonNull String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The first value of a parameter of the query; empty if there is none. */
    @NonNull
    public String parameter(@NonNull String name) {
        List<String> values = values(query, name);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** All values of a parameter of the query, or of a form. */
    @NonNull
    static List<String> values(@NonNull String pairs, @NonNull String name) {
        List<String> values = new ArrayList<>();
        for (String pair : pairs.split("&")) {
            if (pair.startsWith(name + "=")) {
                values.add(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    /** Method, path and query, as in an access log. */
    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
}
