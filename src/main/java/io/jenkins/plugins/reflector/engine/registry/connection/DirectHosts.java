package io.jenkins.plugins.reflector.engine.registry.connection;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;

/** The hosts that are asked directly although there is a proxy. Two that say the same are equal. */
@FunctionalInterface
public interface DirectHosts extends Serializable {

    /** Whether this host is asked directly. */
    boolean excepts(@NonNull String host, int port);
}
