package io.jenkins.plugins.reflector.engine.registry.connection;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;

/** A proxy does not lead to where it was asked to; the message says which proxy and why, without its login. */
public final class ProxyRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** It wants to know who asks, or does not know who does. */
    @NonNull
    public static ProxyRefusedException login(@NonNull ProxyAddress proxy) {
        return new ProxyRefusedException(proxy, (proxy.user() == null ? "wants to know who asks" : "did not accept the user and the password")
                + " (407); give the proxy's right username and password");
    }

    /** @param reason follows the proxy's address in the message */
    ProxyRefusedException(ProxyAddress proxy, String reason) {
        super("the proxy " + proxy + " " + reason);
    }
}
