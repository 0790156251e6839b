package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneReport;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lists all tags over all pages, whatever the registry's habits (features.md 4.3, "Rules for our client"). A failing
 * page fails the list; a cap or a loop makes it incomplete.
 */
final class ListTags {

    private static final Set<Integer> OTHER_REASONS = Set.of(401, 403, 404, 408, 429);
    private static final int LONGEST_ETAG = 1000;

    private final RegistrySession session;
    private final Limits limits;
    private final TagList known;
    private final CollectedTags tags = new CollectedTags();
    private final Set<URI> asked = new HashSet<>();
    private int pageSize;
    private int pages;
    private long bytes;

    @CheckForNull
    private RegistryAnswer answer;

    ListTags(@NonNull RegistrySession session, @NonNull Limits limits, @CheckForNull TagList known) {
        this.session = session;
        this.limits = limits;
        this.known = known;
        this.pageSize = limits.pageSize();
    }

    @NonNull
    TagList run() throws RegistryException, InterruptedException {
        URI page = session.url("tags/list?n=" + pageSize);
        boolean guessed = false;
        boolean linked = false;
        while (true) {
            asked.add(page);
            HttpReply reply;
            try {
                reply = session.send(HttpCall.get(page, HttpCall.JSON, limits.listBytes() - bytes)
                        .withCompression()
                        .unless(pages == 0 && known != null ? known.etag() : null));
            } catch (RegistryException e) {
                if (e.kind() == RegistryException.Kind.TIMEOUT && pages > 0 && session.endedByCap()) {
                    return list("listing takes longer than " + LaneReport.text(limits.operationTime()));
                }
                if (e.kind() == RegistryException.Kind.TOO_LARGE && pages > 0) {
                    return list("the list is longer than " + limits.listBytes() + " bytes");
                }
                throw e;
            }
            answer = RegistryAnswer.of(reply, session.failures().credentials());
            if (reply.status() == 304 && pages == 0 && known != null) {
                return known.withAnswer(answer);
            }
            if (pages == 0 && mustStepDown(reply.status())) {
                pageSize = limits.smallPageSize();
                page = session.url("tags/list?n=" + pageSize);
                continue;
            }
            if (guessed && reply.status() >= 400 && reply.status() < 500 && reply.status() != 429) {
                return list("a full page came without a link to a next one, and asking for more was refused");
            }
            if (reply.status() != 200) {
                throw session.failures().status(reply);
            }
            List<String> found = TagPage.read(reply, limits.depth(), session.failures());
            pages++;
            bytes += reply.body().length;
            boolean grown = tags.add(found);
            String link =
                    NextLink.find(reply.headers().allValues("Link")).orElse(null);
            if (link == null && (linked || found.size() != pageSize || !grown)) {
                return pages == 1 ? list(null, etag(reply)) : list(null);
            }
            linked |= link != null;
            guessed = link == null;
            page = guessed
                    ? after(found.get(found.size() - 1))
                    : RemoteUrls.nextPage(reply.uri(), link, session.failures());
            String cut = cutBefore(page, grown);
            if (cut != null) {
                return list(cut);
            }
        }
    }

    private boolean mustStepDown(int status) {
        return status >= 400
                && status < 500
                && !OTHER_REASONS.contains(status)
                && pageSize > limits.smallPageSize();
    }

    /**
     * Nexus before 3.65 cuts lists without a Link, so a page that is exactly full may not be the last; but it is where the
     * server has shown that it knows links.
     */
    private URI after(String last) throws RegistryException, InterruptedException {
        String query = "?n=" + pageSize + "&last=" + URLEncoder.encode(last, StandardCharsets.UTF_8);
        return session.url("tags/list" + query);
    }

    @CheckForNull
    private String cutBefore(URI next, boolean grown) {
        if (asked.contains(next)) {
            return "its pages lead in a circle";
        }
        if (!grown) {
            return "a page brought no further tag but leads to another one";
        }
        if (pages >= limits.pages()) {
            return "the list has more than " + limits.pages() + " pages";
        }
        return bytes >= limits.listBytes() ? "the list is longer than " + limits.listBytes() + " bytes" : null;
    }

    /** What the list can be asked for by; only where one answer holds all of it. */
    @CheckForNull
    private static String etag(HttpReply reply) {
        return reply.header("ETag")
                .filter(tag -> tag.length() <= LONGEST_ETAG && tag.matches("[\\x21-\\x7e]+"))
                .orElse(null);
    }

    private TagList list(@CheckForNull String cutBy) {
        return list(cutBy, null);
    }

    private TagList list(@CheckForNull String cutBy, @CheckForNull String etag) {
        return new TagList(tags.tags(), pages, cutBy, tags.unusable(), etag, answer);
    }
}
