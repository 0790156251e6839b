package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Tells the digest of a tag: by HEAD, or where that does not tell it by GET and hashing (flux.md 2.8). */
final class ResolveDigest {

    private static final String HEADER = "Docker-Content-Digest";

    private final RegistrySession session;
    private final Limits limits;

    ResolveDigest(@NonNull RegistrySession session, @NonNull Limits limits) {
        this.session = session;
        this.limits = limits;
    }

    @NonNull
    String run(@NonNull String tag) throws RegistryException, InterruptedException {
        URI manifest = session.url("manifests/" + URLEncoder.encode(tag, StandardCharsets.UTF_8));
        HttpReply head = session.send(HttpCall.head(manifest, MediaTypes.ACCEPT));
        if (head.status() == 200 && head.header(HEADER).isPresent()) {
            return checked(head.header(HEADER).get());
        }
        if (head.status() != 200 && head.status() != 405 && head.status() != 501) {
            throw session.failures().status(head);
        }
        HttpReply whole = session.send(HttpCall.get(manifest, MediaTypes.ACCEPT, limits.answerBytes()));
        if (whole.status() != 200) {
            throw session.failures().status(whole);
        }
        if (MediaTypes.isSigned(whole)) {
            String told = whole.header(HEADER).orElse(null);
            if (told == null) {
                throw session.failures().malformed("it tells no digest of an old signed manifest");
            }
            return checked(told);
        }
        return Digests.of(whole.body());
    }

    private String checked(String digest) throws RegistryException {
        if (!Digests.isDigest(digest.trim())) {
            throw session.failures().malformed("its digest has not the form of one");
        }
        return digest.trim();
    }
}
