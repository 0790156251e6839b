package io.jenkins.plugins.reflector.engine.git;

import io.jenkins.plugins.reflector.engine.registry.connection.ProxyRefusedException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;

/** Why talking to a server failed, before it is put into words. */
final class RemoteFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** What kind of failure it is. */
    enum Kind {
        TIMEOUT,
        UNKNOWN_HOST,
        REFUSED_CONNECTION,
        TLS,
        CLIENT_CERTIFICATE,
        PROXY,
        REDIRECT,
        NOT_AUTHORIZED,
        FORBIDDEN,
        NOT_FOUND,
        HTTP_STATUS,
        HOST_KEY,
        OTHER
    }

    private final transient Kind kind;
    private final int status;

    RemoteFailure(Throwable cause, int status) {
        super(cause);
        this.status = status;
        this.kind = classify(cause, status);
    }

    Kind kind() {
        return kind;
    }

    int status() {
        return status;
    }

    /** Whether a damaged mirror could be the reason. */
    boolean mayBeOurs() {
        return kind == Kind.OTHER;
    }

    /** Whether the server does not do shallow fetches. */
    boolean refusesShallow() {
        return kind == Kind.OTHER && chainContains("shallow");
    }

    /** Whether the server takes no push options. */
    boolean refusesOptions() {
        return kind == Kind.OTHER && chainContains("push options");
    }

    private boolean chainContains(String text) {
        for (Throwable t = getCause(); t != null; t = t.getCause()) {
            if (t.getMessage() != null && t.getMessage().toLowerCase(Locale.ROOT).contains(text)) {
                return true;
            }
        }
        return false;
    }

    /** The innermost exception of a type; null if there is none. */
    <T extends Throwable> T find(Class<T> type) {
        return find(getCause(), type);
    }

    private static <T extends Throwable> T find(Throwable start, Class<T> type) {
        T found = null;
        for (Throwable t = start; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                found = type.cast(t);
            }
        }
        return found;
    }

    /** The server's words of TLS for a certificate of ours that it does not like, or misses. */
    private static boolean refusesCertificate(Throwable cause) {
        SSLException tls = find(cause, SSLException.class);
        return find(cause, ClientCertificateException.class) != null
                || tls != null && String.valueOf(tls.getMessage()).matches("(?i).*fatal alert: (bad_certificate|certificate_\\w+|unknown_ca|unsupported_certificate).*");
    }

    private static Kind classify(Throwable cause, int status) {
        if (find(cause, ProxyRefusedException.class) != null) {
            return Kind.PROXY;
        }
        if (refusesCertificate(cause)) {
            return Kind.CLIENT_CERTIFICATE;
        }
        if (find(cause, HttpGuard.RedirectRefusedException.class) != null) {
            return Kind.REDIRECT;
        }
        if (find(cause, UnknownHostException.class) != null
                || find(cause, java.nio.channels.UnresolvedAddressException.class) != null) {
            return Kind.UNKNOWN_HOST;
        }
        if (find(cause, TimeoutException.class) != null
                || find(cause, SocketTimeoutException.class) != null
                || find(cause, InterruptedIOException.class) != null) {
            return Kind.TIMEOUT;
        }
        if (find(cause, ConnectException.class) != null || find(cause, NoRouteToHostException.class) != null) {
            return Kind.REFUSED_CONNECTION;
        }
        if (find(cause, SSLException.class) != null) {
            return Kind.TLS;
        }
        if (find(cause, SshAccessException.class) != null) {
            return find(cause, SshAccessException.class).reason() == SshAccessException.Reason.LOGIN ? Kind.NOT_AUTHORIZED : Kind.HOST_KEY;
        }
        if (status == 401) {
            return Kind.NOT_AUTHORIZED;
        }
        if (status == 403) {
            return Kind.FORBIDDEN;
        }
        if (find(cause, NoRemoteRepositoryException.class) != null || status == 404) {
            return Kind.NOT_FOUND;
        }
        return status >= 400 ? Kind.HTTP_STATUS : Kind.OTHER;
    }
}
