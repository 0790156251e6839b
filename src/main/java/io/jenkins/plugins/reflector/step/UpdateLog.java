package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.manifest.Change;
import io.jenkins.plugins.reflector.update.ImageChange;
import io.jenkins.plugins.reflector.update.ReflectorUpdateResult;
import io.jenkins.plugins.reflector.update.UpdateOutcome;
import java.io.PrintStream;
import java.util.function.BiFunction;

/** Tells an update in the log of a build: what is going on, then a line for each image, then the commit. */
final class UpdateLog implements ProgressListener {

    private static final int MOST_PLACES = 5;

    private final PrintStream log;
    private final BiFunction<String, String, String> link;

    /** @param link makes a link of an address and a text */
    UpdateLog(@NonNull PrintStream log, @NonNull BiFunction<String, String, String> link) {
        this.log = log;
        this.link = link;
    }

    @Override
    public void line(@NonNull String text) {
        log.println(text);
    }

    /** Told by image at the end, when it is sure. */
    @Override
    public void change(@NonNull String file, @NonNull Change change) {}

    /** Tells what came of it. */
    void end(@NonNull UpdateOutcome outcome, boolean dryRun) {
        ReflectorUpdateResult result = outcome.result();
        if (dryRun && result.isChanged()) {
            log.print(result.getDiff());
        }
        for (ImageChange image : result.getImages()) {
            log.println(image + " in " + places(image));
        }
        for (UpdateOutcome.Push push : outcome.pushes()) {
            ReflectorUpdateResult pushed = push.result();
            log.println("commit " + linked(pushed.getCommit().getUrl(), pushed.getCommit().getId()) + " on "
                    + pushed.getCommit().getBranch());
        }
        if (result.getPullRequest() != null) {
            log.println("pull request "
                    + linked(result.getPullRequest().getUrl(), "#" + result.getPullRequest().getNumber()));
        }
        log.println("Image Reflector: " + result);
    }

    private static String places(ImageChange image) {
        int all = image.getPlaces().size();
        String some = String.join(", ", image.getPlaces().subList(0, Math.min(MOST_PLACES, all)));
        return all <= MOST_PLACES ? some : some + " and " + (all - MOST_PLACES) + " more";
    }

    private String linked(@CheckForNull String url, String text) {
        return url != null && url.matches("https?://.*") ? link.apply(url, text) : text;
    }
}
