package io.jenkins.plugins.reflector.engine.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The bodies that came to one address lately, so that a replay starts nothing: their hashes, and only the newest of them. For
 * several threads.
 */
public final class SeenBodies {

    private static final int REMEMBERED = 1000;

    private final Map<ByteBuffer, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    boolean isNew(@NonNull byte[] body) {
        ByteBuffer hash = ByteBuffer.wrap(Digests.sha256(body));
        synchronized (seen) {
            return seen.put(hash, Boolean.TRUE) == null;
        }
    }
}
