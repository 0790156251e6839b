package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.spi.PolicyPages;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One update of a build, for its pages. Nothing in it is HTML, and no address in it leads elsewhere than to the web. */
public final class UpdateView {

    private final UpdateRecord record;
    private final ReflectorUpdateResult result;
    private final PolicyPages.Finder pages;

    UpdateView(@NonNull UpdateRecord record, @NonNull PolicyPages.Finder pages) {
        this.pages = pages;
        this.record = record;
        this.result = record.getResult();
    }

    /** A commit as a page shows it. */
    public static final class Commit {

        private final CommitInfo commit;

        Commit(@NonNull CommitInfo commit) {
            this.commit = commit;
        }

        /** 40 hex digits. */
        @NonNull
        public String getId() {
            return commit.getId();
        }

        /** As people say it. */
        @NonNull
        public String getShortId() {
            return shortened(commit.getId());
        }

        /** The branch it is pushed to. */
        @NonNull
        public String getBranch() {
            return commit.getBranch();
        }

        /** The first line of its message. */
        @NonNull
        public String getSubject() {
            return commit.getMessage().lines().findFirst().orElse("");
        }

        /** Its page; null if none is known. */
        @CheckForNull
        public String getLink() {
            return CommitLink.web(commit.getUrl());
        }
    }

    /** A pull request as a page shows it. */
    public static final class Request {

        private final PullRequestInfo request;

        Request(@NonNull PullRequestInfo request) {
            this.request = request;
        }

        /** Its number. */
        public long getNumber() {
            return request.getNumber();
        }

        /** Its page; null if it is no address of the web. */
        @CheckForNull
        public String getLink() {
            return CommitLink.web(request.getUrl());
        }
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(7, id.length()));
    }

    /** {@code failed}, {@code dry-run}, {@code pushed}, {@code not-pushed} or {@code unchanged}. */
    @NonNull
    public String getState() {
        if (!record.getFailures().isEmpty()) {
            return "failed";
        }
        if (!result.isChanged()) {
            return "unchanged";
        }
        return result.isPushed() ? "pushed" : isDryRun() ? "dry-run" : "not-pushed";
    }

    private boolean isDryRun() {
        // Builds of older versions do not say it, but nothing else leaves a change unpushed without a failure.
        return record.isDryRun() || record.getFailures().isEmpty() && result.isChanged() && !result.isPushed();
    }

    /** What changed, in a few words without the commit: {@code 2 images in 3 files}; empty if nothing did. */
    @NonNull
    public String getWhat() {
        return result.isChanged()
                ? count(result.getImages().size(), "image") + " in " + count(result.getFiles().size(), "file")
                : "";
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** When it ended. */
    @NonNull
    public Date getTime() {
        return new Date(record.getTime());
    }

    /** Whether anything is on the server. */
    public boolean isPushed() {
        return result.isPushed();
    }

    /** The commits that were pushed, in a dry run none. */
    @NonNull
    public List<Commit> getCommits() {
        Map<String, CommitInfo> commits = new LinkedHashMap<>();
        Stream<CommitInfo> ofAutomations =
                result.getAutomations().stream().filter(AutomationInfo::isPushed).map(AutomationInfo::getCommit);
        Stream<CommitInfo> first = result.isPushed() ? Stream.ofNullable(result.getCommit()) : Stream.empty();
        Stream.concat(first, ofAutomations)
                .filter(Objects::nonNull)
                .forEach(commit -> commits.putIfAbsent(commit.getBranch() + " " + commit.getId(), commit));
        return commits.values().stream().map(Commit::new).toList();
    }

    /** The pull requests that are open. */
    @NonNull
    public List<Request> getPullRequests() {
        Map<String, PullRequestInfo> requests = new LinkedHashMap<>();
        Stream.concat(
                        Stream.ofNullable(result.getPullRequest()),
                        result.getAutomations().stream().map(AutomationInfo::getPullRequest))
                .filter(Objects::nonNull)
                .forEach(request -> requests.putIfAbsent(request.getUrl(), request));
        return requests.values().stream().map(Request::new).toList();
    }

    /** The images that changed. */
    @NonNull
    public List<ImageChange> getImages() {
        return result.getImages();
    }

    /** The page of an image's policy, below the root of Jenkins; null if the policy is the step's own, or not for the user to see. */
    @CheckForNull
    public String policyLink(@NonNull ImageChange image) {
        return image.ofConfiguration() ? pages.find(image.getPolicy(), image.getImage()) : null;
    }

    /** What the user should know of the manifests. */
    @NonNull
    public List<WarningInfo> getWarnings() {
        return result.getWarnings();
    }

    /** What went wrong, one sentence each. */
    @NonNull
    public List<String> getFailures() {
        return record.getFailures();
    }

    /** The automations that were run by name or from resources, if that was not one alone. */
    @NonNull
    public List<AutomationInfo> getAutomations() {
        return result.getAutomations().size() > 1 ? new ArrayList<>(result.getAutomations()) : List.of();
    }

    /** The diff, as far as it is kept. */
    @NonNull
    public List<DiffPart> getDiff() {
        return DiffPart.of(KeptDiff.of(result.getDiff()));
    }
}
