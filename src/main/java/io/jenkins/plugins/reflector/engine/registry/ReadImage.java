package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what stands behind a tag or digest: manifest, configuration, referrers (features.md 4.1). */
final class ReadImage {

    private final RegistrySession session;
    private final Limits limits;

    ReadImage(@NonNull RegistrySession session, @NonNull Limits limits) {
        this.session = session;
        this.limits = limits;
    }

    /** @param reference a tag or a digest; of a digest, the bytes must be what it names */
    @NonNull
    ImageManifest manifest(@NonNull String reference) throws RegistryException, InterruptedException {
        HttpReply reply = get("manifests/" + encode(reference), MediaTypes.ACCEPT);
        boolean byDigest = Digests.isDigest(reference);
        if (byDigest && !MediaTypes.isSigned(reply) && !Digests.names(reference, reply.body())) {
            throw session.failures().malformed("a manifest is not what its digest names");
        }
        String told = reply.header("Docker-Content-Digest").map(String::trim).filter(Digests::isDigest).orElse("");
        String digest = byDigest ? reference : MediaTypes.isSigned(reply) && !told.isEmpty() ? told : Digests.of(reply.body());
        return ManifestJson.manifest(reply, digest, session.failures());
    }

    /** @param digest as a manifest names it */
    @NonNull
    ImageConfig config(@NonNull String digest) throws RegistryException, InterruptedException {
        HttpReply reply = get("blobs/" + encode(digest), "*/*");
        if (!Digests.names(digest, reply.body())) {
            throw session.failures().malformed("the image's configuration is not what its digest names");
        }
        return ManifestJson.config(reply, session.failures());
    }

    /** Over all pages; by the tag that stands for a digest where the registry has no referrers of its own. */
    @NonNull
    List<Referrer> referrers(@NonNull String digest) throws RegistryException, InterruptedException {
        List<Referrer> all = new ArrayList<>();
        Set<URI> asked = new HashSet<>();
        URI page = session.url("referrers/" + encode(digest));
        while (asked.add(page) && asked.size() <= limits.pages()) {
            HttpReply reply = session.send(HttpCall.get(page, MediaTypes.INDEX, limits.answerBytes()));
            if (reply.status() == 404 && asked.size() == 1) {
                return byTag(digest.replace(':', '-'));
            }
            all.addAll(ManifestJson.referrers(checked(reply), session.failures()));
            String link = NextLink.find(reply.headers().allValues("Link")).orElse(null);
            if (link == null) {
                return all;
            }
            page = RemoteUrls.nextPage(reply.uri(), link, session.failures());
        }
        throw session.failures().malformed("the pages of its referrers do not end");
    }

    private List<Referrer> byTag(String tag) throws RegistryException, InterruptedException {
        HttpReply reply = session.send(HttpCall.get(
                session.url("manifests/" + encode(tag)), MediaTypes.ACCEPT, limits.answerBytes()));
        return reply.status() == 404 ? List.of() : ManifestJson.referrers(checked(reply), session.failures());
    }

    private HttpReply get(String path, String accept) throws RegistryException, InterruptedException {
        return checked(session.send(HttpCall.get(session.url(path), accept, limits.answerBytes())));
    }

    private HttpReply checked(HttpReply reply) throws RegistryException {
        if (reply.status() != 200) {
            throw session.failures().status(reply);
        }
        return reply;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%3A", ":");
    }
}
