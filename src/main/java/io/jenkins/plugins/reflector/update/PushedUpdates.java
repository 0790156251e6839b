package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitUrl;
import io.jenkins.plugins.reflector.engine.git.UrlRules;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import java.util.List;

/** What the history keeps of an update that was pushed. */
public final class PushedUpdates {

    private PushedUpdates() {}

    /**
     * Of an automation that the watcher ran.
     *
     * @param result a pushed one
     * @param url the repository
     * @param time when it was pushed, in milliseconds since 1970
     */
    @NonNull
    public static PushedUpdate byAutomation(
            @NonNull ResourceName automation, @NonNull ReflectorUpdateResult result, @NonNull String url, long time) {
        return of(automation.toString(), null, 0, result, url, time);
    }

    /**
     * Of a build.
     *
     * @param job its job's full name
     * @param build its number
     * @param result a pushed one
     * @param url the repository
     * @param time when it was pushed, in milliseconds since 1970
     */
    @NonNull
    public static PushedUpdate byBuild(
            @NonNull String job, int build, @NonNull ReflectorUpdateResult result, @NonNull String url, long time) {
        return of(null, job, build, result, url, time);
    }

    private static PushedUpdate of(
            String automation, String job, int build, ReflectorUpdateResult result, String url, long time) {
        CommitInfo commit = result.getCommit();
        if (!result.isPushed() || commit == null) {
            throw new IllegalArgumentException("only what was pushed belongs into the history");
        }
        List<PushedUpdate.Image> images = result.getImages().stream()
                .map(image -> new PushedUpdate.Image(
                        image.getPolicy(), image.getImage(), image.getOldTag(), image.getNewTag(), image.getDigest()))
                .toList();
        return new PushedUpdate(
                time,
                automation,
                job,
                build,
                withoutUserInfo(url),
                commit.getBranch(),
                commit.getId(),
                images,
                result.getFiles().stream().map(FileInfo::getPath).toList());
    }

    /** A secret may stand in it. */
    private static String withoutUserInfo(String url) {
        try {
            return GitUrl.parse(url, UrlRules.LOCAL_TOO).toString();
        } catch (GitException e) {
            return "";
        }
    }
}
