package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.automation.PullRequestSettings;
import io.jenkins.plugins.reflector.config.validation.Author;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be told of an order before anything is asked: one sentence for the first thing that can never work. */
record OrderChecks(@NonNull UpdateOrder order) {

    @NonNull
    Optional<String> problem() {
        return what().or(this::words)
                .or(this::pushing)
                .or(() -> order.url() == null ? Optional.empty() : SpecChecks.gitUrl(order.url()))
                .or(() -> order.commitWindow() == null
                        ? Optional.empty()
                        : SpecChecks.duration(order.commitWindow()).map(problem -> "commitWindow: " + problem))
                .or(() -> Author.problem(order.authorText()))
                .or(() -> order.images().stream().flatMap(image -> image.problem().stream()).findFirst());
    }

    /** Which of the modes it is, and whether what is given fits that one. */
    private Optional<String> what() {
        if (order.automation() != null) {
            return alone("automation", "the automation says itself what is updated, where and how", List.of());
        }
        if (order.resources() != null) {
            return alone("resources", "the resources say which images are wanted", List.of("url"));
        }
        if (order.images().isEmpty() && order.policies().isEmpty()) {
            return Optional.of("reflectorUpdate has nothing to look for: add images, such as "
                    + "images: [[image: 'nginx', policy: semver('1.x')]], or policies.");
        }
        return Optional.empty();
    }

    private Optional<String> alone(String parameter, String why, List<String> allowed) {
        List<String> others = new ArrayList<>();
        if (order.url() != null) {
            others.add("url");
        }
        if (!order.images().isEmpty()) {
            others.add("images");
        }
        if (!order.policies().isEmpty()) {
            others.add("policies");
        }
        if (order.resources() != null && !parameter.equals("resources")) {
            others.add("resources");
        }
        if (parameter.equals("automation")) {
            if (order.credentialsId() != null) {
                others.add("credentialsId");
            }
            if (!order.branch().equals(UpdateOrder.DEFAULT_BRANCH)) {
                others.add("branch");
            }
            others.addAll(ofAutomations(order));
        }
        others.removeAll(allowed);
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("reflectorUpdate has " + parameter + " and also " + String.join(" and ", others) + ": " + why
                        + ", so take one of them out.");
    }

    /** The parameters that are given though automations say it themselves, beside where they take place. */
    @NonNull
    static List<String> ofAutomations(@NonNull UpdateOrder order) {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("path", !order.path().isEmpty());
        given.put("include", !order.include().isEmpty());
        given.put("exclude", !order.exclude().isEmpty());
        given.put("strategy", order.updateStrategy() != UpdateStrategy.BOTH);
        given.put("message", order.message() != null);
        given.put("author", order.authorText() != null);
        given.put("signingKeyCredentialsId", order.signingKeyCredentialsId() != null);
        given.put("pushBranch", order.pushBranch() != null);
        given.put("pullRequest", order.pullRequest() != null);
        given.put("onConflict", !order.conflictRule().equals(Optional.of(OnConflict.RETRY)));
        given.put("commitWindow", order.commitWindow() != null);
        return given.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
    }

    private Optional<String> words() {
        if (UpdateStrategy.of(order.strategy()).isEmpty()) {
            return Optional.of("The strategy \"" + order.strategy() + "\" is unknown: write Setters, Images or Both.");
        }
        if (order.conflictRule().isEmpty()) {
            return Optional.of("onConflict \"" + order.onConflict() + "\" is unknown: write retry, fail or force.");
        }
        return Optional.ofNullable(order.pullRequest()).flatMap(PullRequestSettings::problem);
    }

    private Optional<String> pushing() {
        String edited = order.isForWorkspace() ? order.branchGiven() : order.branch();
        boolean ofItsOwn = order.pushBranch() != null && !order.pushBranch().equals(edited);
        if (order.isForWorkspace() && order.commitWindow() != null) {
            return Optional.of("commitWindow is not for a workspace, whose update waits for no others: take it out, or give url.");
        }
        if (order.isForWorkspace() && order.conflictRule().equals(Optional.of(OnConflict.FORCE))) {
            return Optional.of("onConflict \"force\" is not for a workspace, which replaces no commits of the server: set "
                    + "onConflict to retry, or give url.");
        }
        if (ofItsOwn || order.automation() != null) {
            return Optional.empty();
        }
        if (order.conflictRule().equals(Optional.of(OnConflict.FORCE))) {
            return Optional.of("onConflict \"force\" is only for a push branch of our own: set pushBranch to another "
                    + "branch than " + order.branch() + ", or onConflict to retry.");
        }
        return order.pullRequest() == null
                ? Optional.empty()
                : Optional.of("pullRequest needs a push branch to be merged from: set pushBranch to another branch than "
                        + order.branch() + ", such as pushBranch: 'image-updates'.");
    }
}
