package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.resource.RepositoryOptions;
import java.net.URI;
import java.net.URISyntaxException;

/** Reads the options of an ImageRepository (product.md, "our options"): each absent one means plain Flux. */
final class RepositoryOptionsReader {

    private RepositoryOptionsReader() {}

    /** {@link RepositoryOptions#NONE} if nothing is asked for; not to be used if an error was logged. */
    static RepositoryOptions read(Header header, FieldReader spec) {
        FieldReader options = OwnOptions.of(header, spec);
        if (options == null) {
            return RepositoryOptions.NONE;
        }
        RepositoryOptions read = new RepositoryOptions(
                options.number("pageSize", 1, RepositoryOptions.MAX_PAGE), mirror(options), options.text("scanFrom", ""));
        options.done();
        return read;
    }

    /** Never repeated in a message: a mistaken URL may hold a password. */
    @CheckForNull
    private static URI mirror(FieldReader options) {
        String text = options.text("mirror", "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            URI url = new URI(text);
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (http
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        options.error(
                "mirror",
                "expected an http or https URL with a host and without user, query and fragment, such as https://cache.example.com");
        return null;
    }
}
