package io.jenkins.plugins.reflector.servers;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryAnswer.Ending;
import io.jenkins.plugins.reflector.servers.RegistryFault.Change;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which registries are seen to go wrong, each as a change to the answer that was due. */
public final class RegistryFaults {

    private static final Pattern TAGS = Pattern.compile("\"tags\":\\[[^\\]]*\\]");

    private RegistryFaults() {}

    /** A status with an error in the registry's form. */
    @NonNull
    public static Change status(int status) {
        return (request, usual) -> EmbeddedRegistryAnswer.error(status, "BROKEN", "broken on purpose");
    }

    /** A redirect, or any other status that lives by a header. */
    @NonNull
    public static Change status(int status, @NonNull String header, @NonNull String value) {
        return status(status).and(header(header, value));
    }

    /** The usual answer with one more header. */
    @NonNull
    public static Change header(@NonNull String header, @NonNull String value) {
        return (request, usual) -> usual.get().with(header, value);
    }

    /** The usual answer after a wait. */
    @NonNull
    public static Change delayed(@NonNull Duration wait) {
        return (request, usual) -> usual.get().after(wait);
    }

    /** Half of the body, and then nothing until the registry is closed. */
    @NonNull
    public static Change stalled() {
        return (request, usual) -> usual.get().ending(Ending.STALLED);
    }

    /** Half of the body, and then the connection is closed. */
    @NonNull
    public static Change cut() {
        return (request, usual) -> usual.get().ending(Ending.CUT);
    }

    /** A byte every 50 ms. */
    @NonNull
    public static Change dripping() {
        return (request, usual) -> usual.get().ending(Ending.DRIPPING);
    }

    /** A body that never ends: the usual one and then spaces, as fast as they are taken. */
    @NonNull
    public static Change endlessBody() {
        return (request, usual) -> usual.get().ending(Ending.ENDLESS);
    }

    /** The first half of the JSON, as if it were all. */
    @NonNull
    public static Change brokenJson() {
        return (request, usual) -> {
            EmbeddedRegistryAnswer answer = usual.get();
            String body = text(answer);
            return body(answer, body.substring(0, body.length() / 2));
        };
    }

    /** A page of HTML with status 200, as proxies and login portals answer. */
    @NonNull
    public static Change html() {
        return (request, usual) -> body(usual.get(), "<!DOCTYPE html><title>Please log in</title>\n")
                .with("Content-Type", "text/html");
    }

    /** {@code "tags": null}, as some registries say that there are none. */
    @NonNull
    public static Change nullTags() {
        return (request, usual) -> tags(usual.get(), "\"tags\":null");
    }

    /** A next page for ever, each with one tag that was not there before. */
    @NonNull
    public static Change endlessPages() {
        AtomicInteger pages = new AtomicInteger();
        return (request, usual) -> {
            String tag = "endless-" + pages.incrementAndGet();
            return tags(usual.get(), "\"tags\":[\"" + tag + "\"]").with("Link", next(request, tag));
        };
    }

    /** Each page names itself as the next one. */
    @NonNull
    public static Change loopingPages() {
        return (request, usual) -> usual.get()
                .with("Link", "<" + request.path() + (request.query().isEmpty() ? "" : "?" + request.query()) + ">; rel=\"next\"");
    }

    /** A list that is cut after so many tags although there are more, with no Link, as old Nexus servers do. */
    @NonNull
    public static Change cutList(int most) {
        return (request, usual) -> {
            EmbeddedRegistryAnswer answer = usual.get();
            Matcher list = TAGS.matcher(text(answer));
            if (!list.find()) {
                return answer;
            }
            String inner = list.group().substring("\"tags\":[".length(), list.group().length() - 1);
            List<String> all = inner.isEmpty() ? List.of() : List.of(inner.split(","));
            return tags(answer, "\"tags\":[" + String.join(",", all.subList(0, Math.min(most, all.size()))) + "]")
                    .without("Link");
        };
    }

    /** The next page is at another address, such as another host's. */
    @NonNull
    public static Change foreignPages(@NonNull String url) {
        return header("Link", "<" + url + ">; rel=\"next\"");
    }

    /** Refuses pages of more than so many tags, as ECR does. */
    @NonNull
    public static Change pageSizeRefused(int most, int status) {
        return (request, usual) -> {
            String asked = request.parameter("n");
            return asked.matches("\\d{1,9}") && Integer.parseInt(asked) > most
                    ? EmbeddedRegistryAnswer.error(
                            status, "UNSUPPORTED", "value at 'maxResults' must be less than or equal to " + most)
                    : usual.get();
        };
    }

    /** 429 with {@code Retry-After} in seconds. */
    @NonNull
    public static Change tooMany(long retryAfter) {
        return (request, usual) -> EmbeddedRegistryAnswer.error(429, "TOOMANYREQUESTS", "slow down")
                .with("Retry-After", String.valueOf(retryAfter));
    }

    /** Docker Hub's way: each answer says what is left of so many in a window, and when nothing is, 429. */
    @NonNull
    public static Change rateLimit(int limit, long windowSeconds) {
        AtomicInteger used = new AtomicInteger();
        return (request, usual) -> {
            int left = limit - used.incrementAndGet();
            EmbeddedRegistryAnswer answer = left >= 0
                    ? usual.get()
                    : EmbeddedRegistryAnswer.error(429, "TOOMANYREQUESTS", "You have reached your pull rate limit.")
                            .with("Retry-After", String.valueOf(windowSeconds));
            return answer.with("ratelimit-limit", limit + ";w=" + windowSeconds)
                    .with("ratelimit-remaining", Math.max(0, left) + ";w=" + windowSeconds);
        };
    }

    /** The tag is pushed anew just before each answer, so that no two answers agree on its digest. */
    @NonNull
    public static Change movedTag(@NonNull EmbeddedRegistry registry, @NonNull String repository, @NonNull String tag) {
        return (request, usual) -> {
            registry.push(repository, tag);
            return usual.get();
        };
    }

    private static String next(EmbeddedRegistryRequest request, String last) {
        return "<" + request.path() + "?last=" + last + ">; rel=\"next\"";
    }

    private static EmbeddedRegistryAnswer tags(EmbeddedRegistryAnswer answer, String list) {
        return body(answer, TAGS.matcher(text(answer)).replaceFirst(Matcher.quoteReplacement(list)));
    }

    private static String text(EmbeddedRegistryAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static EmbeddedRegistryAnswer body(EmbeddedRegistryAnswer answer, String text) {
        return new EmbeddedRegistryAnswer(
                answer.status(),
                answer.headers(),
                text.getBytes(StandardCharsets.UTF_8),
                answer.delay(),
                answer.ending());
    }
}
