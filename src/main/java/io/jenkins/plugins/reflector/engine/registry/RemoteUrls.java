package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** The rules for URLs that a server hands out: redirects, token realms, next pages (features.md 4.2 and 4.3). */
final class RemoteUrls {

    private static final String TAGS_LIST = "/tags/list";

    private RemoteUrls() {}

    /**
     * Where a redirect leads.
     *
     * @throws RegistryException if it leads to plain HTTP from HTTPS, or to a private address on another host
     */
    @NonNull
    static URI redirect(@NonNull URI from, @NonNull String location, @NonNull Failures failures)
            throws RegistryException {
        URI target = resolve(from, location, "a redirect", failures);
        if (Origin.of(target).isPlain() && !Origin.of(from).isPlain()) {
            throw failures.insecure("it redirects from https to plain http on " + hostOf(target));
        }
        refusePrivate(target, from, "redirects to", failures);
        return target;
    }

    /**
     * Where tokens are had.
     *
     * @param server the registry, as it was reached
     * @param plainAllowed whether the registry itself may be asked over plain HTTP
     * @param allowed hosts that may be asked although they are private
     * @throws RegistryException if the realm is on plain HTTP without leave, or on a private address that is not the
     *     registry's own
     */
    @NonNull
    static URI realm(
            @NonNull URI server,
            @NonNull String realm,
            boolean plainAllowed,
            @NonNull Set<String> allowed,
            @NonNull Failures failures)
            throws RegistryException {
        URI target = resolve(server, realm, "a token service", failures);
        if (Origin.of(target).isPlain() && !plainAllowed) {
            throw failures.insecure("its token service on " + hostOf(target)
                    + " is on plain http; mark the repository insecure if that is meant");
        }
        if (!allowed.contains(Origin.of(target).host())) {
            refusePrivate(target, server, "names a token service on", failures);
        }
        return target;
    }

    /**
     * The next page of a list. A Link that only lost a part of its path on the way through a proxy (Artifactory's
     * virtual repositories) is read as the page's own path with the Link's query.
     *
     * @throws RegistryException if it is on another scheme, host or port than the page
     */
    @NonNull
    static URI nextPage(@NonNull URI page, @NonNull String link, @NonNull Failures failures)
            throws RegistryException {
        URI target = resolve(page, link, "a next page", failures);
        if (!Origin.of(target).equals(Origin.of(page))) {
            throw failures.insecure("its list of tags continues on another server (" + target.getScheme() + "://"
                    + SafeText.clean(target.getRawAuthority(), 200) + "), which is not asked");
        }
        String path = String.valueOf(target.getRawPath());
        if (path.endsWith(TAGS_LIST) && !path.equals(page.getRawPath()) && target.getRawQuery() != null) {
            return page.resolve(page.getRawPath() + "?" + target.getRawQuery());
        }
        return target;
    }

    private static void refusePrivate(URI target, URI from, String what, Failures failures) throws RegistryException {
        boolean sameHost = hostOf(target).equals(hostOf(from));
        if (!sameHost && PrivateAddress.isPrivate(target.getHost())) {
            throw failures.insecure("it " + what + " the private address " + hostOf(target) + ", which is not asked");
        }
    }

    private static URI resolve(URI from, String text, String what, Failures failures) throws RegistryException {
        try {
            // java.net.URI drops the last segment of the path when only a query is resolved.
            String relative = text.trim().startsWith("?") ? from.getRawPath() + text.trim() : text.trim();
            URI target = from.resolve(URI.create(relative));
            if (Origin.isUsable(target)) {
                return target;
            }
        } catch (IllegalArgumentException e) {
            // Told below; the text itself may hold a token.
        }
        throw failures.malformed("it names " + what + " that is no http or https URL");
    }

    private static String hostOf(URI uri) {
        return SafeText.clean(String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT), 200);
    }
}
