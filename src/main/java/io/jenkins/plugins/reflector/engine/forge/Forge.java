package io.jenkins.plugins.reflector.engine.forge;

import java.util.List;
import java.util.Optional;

/** One repository on a host, by the host's own API. */
interface Forge {

    /** The open request from one branch into the other. */
    Optional<OpenRequest> find(String source, String target) throws ForgeException, InterruptedException;

    /** Opens one. The host refuses where one is open, or where the branches do not differ. */
    OpenRequest open(PullRequestText text) throws ForgeException, InterruptedException;

    /** Gives one another title and body. */
    void describe(OpenRequest open, String title, String body) throws ForgeException, InterruptedException;

    /**
     * Adds the labels and asks the reviewers that could not be named when it was opened.
     *
     * @return a sentence for each that the host does not have
     */
    List<String> decorate(OpenRequest open, PullRequestText text) throws ForgeException, InterruptedException;

    /** What stands in front of a draft's title; empty where drafts have a field. */
    default String draftPrefix() {
        return "";
    }
}
