package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Tells the digest of a tag: by HEAD, or where that does not tell it by GET and hashing (flux.md 2.8). */
final class ResolveDigest {

    private static final String SIGNED_SCHEMA_1 = "application/vnd.docker.distribution.manifest.v1+prettyjws";

    /** All of them, or a registry converts the manifest and tells the digest of something else (features.md 6). */
    private static final String ACCEPT = String.join(
            ", ",
            List.of(
                    "application/vnd.oci.image.index.v1+json",
                    "application/vnd.docker.distribution.manifest.list.v2+json",
                    "application/vnd.oci.image.manifest.v1+json",
                    "application/vnd.docker.distribution.manifest.v2+json",
                    SIGNED_SCHEMA_1,
                    "application/vnd.docker.distribution.manifest.v1+json"));

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");
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
        HttpReply head = session.send(HttpCall.head(manifest, ACCEPT));
        if (head.status() == 200 && head.header(HEADER).isPresent()) {
            return checked(head.header(HEADER).get());
        }
        if (head.status() != 200 && head.status() != 405) {
            throw session.failures().status(head);
        }
        HttpReply whole = session.send(HttpCall.get(manifest, ACCEPT, limits.answerBytes()));
        if (whole.status() != 200) {
            throw session.failures().status(whole);
        }
        if (whole.header("Content-Type").orElse("").startsWith(SIGNED_SCHEMA_1)) {
            String told = whole.header(HEADER).orElse(null);
            if (told == null) {
                throw session.failures().malformed("it tells no digest of an old signed manifest");
            }
            return checked(told);
        }
        return "sha256:" + HexFormat.of().formatHex(sha256().digest(whole.body()));
    }

    private String checked(String digest) throws RegistryException {
        if (!DIGEST.matcher(digest.trim()).matches()) {
            throw session.failures().malformed("its digest has not the form of one");
        }
        return digest.trim();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
