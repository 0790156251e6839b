package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxyAddress;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxyRefusedException;
import java.net.URI;
import java.util.Optional;

/** Puts what went wrong with a server into one sentence: what, where, and what to do. */
final class Failures {

    private static final String CERTIFICATE =
            "give it one that it trusts, on the command line as tls.crt and tls.key in the Secret; in Jenkins reach it over SSH";

    private final GitUrl url;
    private final GitRemote remote;
    private final HostKeyPolicy hostKeys;

    /** @param hostKeys of the caller, for credentials that bring no known hosts */
    Failures(GitUrl url, GitRemote remote, @CheckForNull HostKeyPolicy hostKeys) {
        this.url = url;
        this.remote = remote;
        this.hostKeys = hostKeys;
    }

    /**
     * The exception for a user.
     *
     * @param what was tried, such as {@code Fetching branch main}
     */
    GitException toException(String what, RemoteFailure failure) {
        // The cause is kept where the sentence does not explain all, unless a server echoed a secret into it.
        String sentence = start(what) + ": " + reason(failure) + ".";
        return failure.kind() == RemoteFailure.Kind.OTHER && !ServerText.tellsSecret(failure, remote.credentials())
                ? new GitException(sentence, failure.getCause())
                : new GitException(sentence);
    }

    /** {@code what} and where. */
    String start(String what) {
        return what + " of " + url + " failed";
    }

    private String reason(RemoteFailure failure) {
        switch (failure.kind()) {
            case TIMEOUT:
                return "no complete answer within " + remote.timeout().toSeconds()
                        + " s; check the network and the server, or give it more time (timeout)";
            case UNKNOWN_HOST:
                return proxy().map(proxy -> "the host of the proxy " + proxy + " is unknown; check its spelling")
                        .orElse("the host is unknown; check its spelling, and the name service of this machine");
            case REFUSED_CONNECTION:
                return proxy().map(proxy -> "nothing answers at the proxy " + proxy + "; check its address, and that it is up and reachable from here")
                        .orElse("nothing answers there; check the port, and that the server is up and reachable from here");
            case PROXY:
                return said(failure.find(ProxyRefusedException.class));
            case CLIENT_CERTIFICATE:
                return "the server wants a client certificate that it trusts, and "
                        + (remote.connection().tls() != null && remote.connection().tls().hasClientCertificate()
                                ? "does not trust the one it was shown"
                                : "was shown none")
                        + "; " + CERTIFICATE;
            case TLS:
                return "its certificate is not trusted or the TLS connection broke ("
                        + said(failure.find(javax.net.ssl.SSLException.class))
                        + "); add its CA to the trust store of this Java, or on the command line as ca.crt to the Secret";
            case REDIRECT:
                return "it redirects to another server, "
                        + said(failure.find(HttpGuard.RedirectRefusedException.class))
                        + ", which gets no credentials of this one; write that address if it is right";
            case NOT_AUTHORIZED:
                return notAuthorized(failure);
            case FORBIDDEN:
                return who() + " may not do this (403); give it the permission, or use other credentials";
            case NOT_FOUND:
                return url.kind() == GitUrl.Kind.LOCAL
                        ? "there is no Git repository; check the path"
                        : "there is no such repository, or " + who() + " may not see it; check the URL and the"
                                + " permissions";
            case HTTP_STATUS:
                return "the server answered with HTTP " + failure.status()
                        + (failure.status() >= 500 || failure.status() == 429
                                ? "; try again later"
                                : "; check that the URL is that of a Git repository");
            case HOST_KEY:
                if (failure.find(SshAccessException.class).reason() == SshAccessException.Reason.CHANGED_HOST_KEY) {
                    return "the host key of the server is not the known one (" + said(failure.find(SshAccessException.class))
                            + "); ask who runs it whether it was renewed, and only then replace it in " + knownHosts();
                }
                return "the host key of the server is not among the known ones ("
                        + said(failure.find(SshAccessException.class)) + "); add it to " + knownHosts() + " if it is right";
            default:
                String words = said(innermost(failure));
                if (words.contains("EdDSA provider not supported")) {
                    return "the server's ed25519 host key needs the library EdDSA; in Jenkins install the plugin eddsa-api";
                }
                // Over SSH what forbids a push often arrives as the server's last words.
                if (Refusal.of(words).isKnown()) {
                    return Refusal.of(words).sentence(words);
                }
                if (url.toString().startsWith("https:") && words.matches("(?i).*(unexpected end of file|connection reset|error writing to server|broken pipe).*")) {
                    return "the server broke the TLS connection off (" + words + "); if it wants a client certificate, " + CERTIFICATE;
                }
                return "the answer was not understood (" + words + "); check that the URL is that of a Git repository";
        }
    }

    /** The proxy on the way, which alone is asked for connections then. */
    private Optional<ProxyAddress> proxy() {
        return url.kind() != GitUrl.Kind.HTTP || remote.connection().proxy() == null
                ? Optional.empty()
                : remote.connection().proxy().on(URI.create(url.toString()));
    }

    private String notAuthorized(RemoteFailure failure) {
        if (url.kind() == GitUrl.Kind.SSH) {
            return "the server did not accept " + who() + " (" + said(failure.find(SshAccessException.class))
                    + "); add the public key there, or use another key";
        }
        return remote.credentials() instanceof GitCredentials.Anonymous
                ? "the server wants credentials and none were given; give a user name and a password or token"
                : "the server did not accept " + who() + " (401); check the password or token";
    }

    private String knownHosts() {
        boolean bringsThem = remote.credentials() instanceof GitCredentials.SshKey key && key.knownHosts() != null;
        return hostKeys == null || bringsThem ? "known_hosts" : hostKeys.place();
    }

    private String who() {
        return remote.credentials() instanceof GitCredentials.Anonymous
                ? "nobody in particular"
                : ServerText.clean(remote.credentials().toString(), 100);
    }

    private String said(Throwable t) {
        String text = t == null || t.getMessage() == null ? "no details" : t.getMessage();
        text = text.replaceAll("//[^/\\s@]*@", "//");
        String safe = ServerText.ofRemote(text, remote.credentials());
        return safe.length() > 200 ? safe.substring(0, 200) + "…" : safe;
    }

    private static Throwable innermost(Throwable t) {
        Throwable last = t;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last;
    }
}
