package io.jenkins.plugins.reflector.acceptance;

/** What the watcher is told of, as configuration as code for {@link Fleet#configuration}. */
final class Watched {

    /** The image of the story, with policy and repository as the documents call them. */
    static final String NGINX = image("nginx-policy", "nginx-repo", "nginx", "1h", "1.23.x");

    private Watched() {}

    /** An image repository, scanned at an interval, and a policy over it. */
    static String image(String policy, String repository, String image, String interval, String range) {
        return """
                imageRepositories:
                - name: %s
                  image: %s
                  interval: %s
                imagePolicies:
                - name: %s
                  imageRepositoryRef: %1$s
                  policy:
                    semver:
                      range: %s
                """.formatted(repository, image, interval, policy, range);
    }

    /** An automation on main with the credentials git-bot; further fields such as {@code policies: ["nginx-policy"]}, one a line. */
    static String automation(String name, String url, String interval, String... more) {
        return "imageUpdateAutomations:\n" + furtherAutomation(name, url, interval, more);
    }

    /** One more behind {@link #automation}. */
    static String furtherAutomation(String name, String url, String interval, String... more) {
        return """
                - name: %s
                  interval: %s
                  git:
                    url: %s
                    credentialsId: git-bot
                    ref:
                      branch: main
                    commit:
                      author:
                        name: Fleet bot
                        email: bot@example.com
                """.formatted(name, interval, url) + String.join("\n", more).indent(2);
    }
}
