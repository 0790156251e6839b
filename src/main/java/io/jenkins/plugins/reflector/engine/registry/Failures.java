package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.RegistryException.Kind;
import io.jenkins.plugins.reflector.engine.registry.connection.InvalidConnectionException;
import io.jenkins.plugins.reflector.engine.registry.connection.Unreached;
import io.jenkins.plugins.reflector.engine.registry.pace.PaceException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Words every failure of one conversation: who was asked for what, the server's reason, what to do.
 *
 * @param subject such as {@code ghcr.io for org/app as user bot}
 * @param credentials whose secrets never show
 * @param timeout what the user set
 */
record Failures(@NonNull String subject, @NonNull RegistryCredentials credentials, @NonNull Duration timeout) {

    private static final int REASON_LENGTH = 300;
    private static final int PROXY_REFUSAL = 407;

    @NonNull
    static Failures of(@NonNull RegistryTarget target) {
        return new Failures(target.subject(), target.credentials(), target.timeout());
    }

    /** The same, when not the registry itself but its token service was asked. */
    @NonNull
    Failures at(@NonNull String service) {
        return new Failures(service + " of " + subject, credentials, timeout);
    }

    @NonNull
    RegistryException status(@NonNull HttpReply reply) {
        String reason = ServerReason.of(reply, credentials, REASON_LENGTH);
        String asked = reply.header("Retry-After")
                .map(wait -> " (it asks to wait: " + SafeText.clean(wait, 40) + ")")
                .orElse("");
        Kind kind = kindOf(reply.status());
        if (reply.status() == PROXY_REFUSAL) {
            return new RegistryException(
                    kind,
                    "407 on the way to " + subject + ": the proxy wants to know who asks; give the proxy's user and password, "
                            + "or check them");
        }
        return new RegistryException(
                kind,
                reply.status() + " from " + subject + ": " + (reason.isEmpty() ? "" : reason + "; ") + advice(kind)
                        + asked,
                RegistryAnswer.of(reply, credentials));
    }

    @NonNull
    RegistryException unreachable(@NonNull IOException problem) {
        return new RegistryException(
                Kind.UNAVAILABLE,
                "no answer from " + subject + ": " + reason(problem) + "; check the host name, the network, the proxy",
                SafeText.cause(problem, credentials));
    }

    @NonNull
    RegistryException timeout(@NonNull IOException problem) {
        return new RegistryException(
                Kind.TIMEOUT,
                "no complete answer from " + subject + " within the timeout of " + seconds()
                        + "; check the registry, or set a longer timeout",
                SafeText.cause(problem, credentials));
    }

    @NonNull
    RegistryException tooLarge(@NonNull IOException problem) {
        return new RegistryException(
                Kind.TOO_LARGE, subject + " sends too much: " + problem.getMessage() + "; check the host", SafeText.cause(problem, credentials));
    }

    /** A call that was not sent, since the server wants to be left alone for longer than there is time. */
    @NonNull
    RegistryException held(@NonNull PaceException reason) {
        Instant opensAt = reason.opensAt();
        if (opensAt == null) {
            return new RegistryException(
                    Kind.TIMEOUT,
                    "no answer from " + subject + " within the timeout of " + seconds() + ": " + reason.getMessage()
                            + "; set a longer timeout, or scan less often");
        }
        return new RegistryException(
                Kind.RATE_LIMITED,
                "not asked: " + subject + ": " + reason.getMessage() + ", until "
                        + opensAt.truncatedTo(ChronoUnit.SECONDS) + "; " + advice(Kind.RATE_LIMITED));
    }

    @NonNull
    RegistryException unusable(@NonNull InvalidConnectionException problem) {
        return new RegistryException(
                Kind.REFUSED, "cannot ask " + subject + ": " + SafeText.clean(problem.getMessage(), 300), problem);
    }

    @NonNull
    RegistryException insecure(@NonNull String what) {
        return new RegistryException(Kind.INSECURE, "unsafe answer from " + subject + ": " + what);
    }

    @NonNull
    RegistryException malformed(@NonNull String what) {
        return new RegistryException(
                Kind.MALFORMED,
                "unusable answer from " + subject + ": " + what + "; check that the host is a container registry");
    }

    private String advice(Kind kind) {
        boolean anonymous = credentials == RegistryCredentials.anonymous();
        return switch (kind) {
            case UNAUTHORIZED -> anonymous
                    ? "give credentials that may pull it"
                    : "check the user and the password or token";
            case FORBIDDEN -> "give credentials that may pull it";
            case NOT_FOUND -> "unknown repository or no right to see it; check the image name and the credentials";
            case RATE_LIMITED -> "too many requests; scan less often"
                    + (anonymous ? ", or give credentials" : "");
            case UNAVAILABLE -> "the server cannot answer now; try again later";
            default -> "the server refuses the request; check the image name and the registry";
        };
    }

    private static Kind kindOf(int status) {
        return switch (status) {
            case 401 -> Kind.UNAUTHORIZED;
            case 403 -> Kind.FORBIDDEN;
            case 404 -> Kind.NOT_FOUND;
            case 429 -> Kind.RATE_LIMITED;
            default -> status >= 500 || status == 408 || status == 499 ? Kind.UNAVAILABLE : Kind.REFUSED;
        };
    }

    private String reason(IOException problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "TLS failed: " + tlsReason(String.valueOf(cause.getMessage()));
            }
        }
        Optional<String> unreached = Unreached.reason(problem);
        if (unreached.isPresent()) {
            return unreached.get();
        }
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClosedChannelException) {
                return "the connection was closed while it was made; the server may want a client certificate";
            }
        }
        String text = problem.getMessage();
        if (text == null) {
            return "the connection was closed";
        }
        boolean cut = text.contains("reset") || text.contains("received no bytes") || text.contains("Broken pipe");
        return SafeText.ofServer(text, credentials, 200) + (cut ? " (so do servers that want a client certificate)" : "");
    }

    private String tlsReason(String text) {
        String reason = SafeText.ofServer(text, credentials, 200);
        if (text.contains("certification path")) {
            return reason + " (its certificate is of an authority that is not trusted here; give that authority's certificate)";
        }
        boolean wanted = text.contains("certificate_required") || text.contains("bad_certificate");
        return wanted ? reason + " (the server wants another client certificate, or one at all)" : reason;
    }

    private String seconds() {
        return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
    }
}
