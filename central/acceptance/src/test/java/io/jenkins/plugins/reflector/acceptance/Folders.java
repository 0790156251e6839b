package io.jenkins.plugins.reflector.acceptance;

import io.jenkins.plugins.reflector.testing.RealRegistry;
import java.io.IOException;

/** Folders with resources of ours, as {@code config.xml}. */
final class Folders {

    private static final String CONFIG = "io.jenkins.plugins.reflector.config.";

    private Folders() {}

    /** A folder with a property of ours that holds these entries. */
    static String folder(String... entries) {
        return "<com.cloudbees.hudson.plugins.folder.Folder>" + properties(entries) + "</com.cloudbees.hudson.plugins.folder.Folder>";
    }

    /** The properties of a folder of any kind. */
    static String properties(String... entries) {
        return "<properties><io.jenkins.plugins.reflector.folder.ReflectorFolderProperty>" + String.join("", entries)
                + "</io.jenkins.plugins.reflector.folder.ReflectorFolderProperty></properties>";
    }

    /** An image repository; further elements such as {@code <insecure>true</insecure>}. */
    static String repositories(String name, String image, String more) {
        return "<imageRepositories><" + CONFIG + "ImageRepositoryItem><name>" + name + "</name><image>" + image + "</image>"
                + "<interval>1h</interval>" + more + "</" + CONFIG + "ImageRepositoryItem></imageRepositories>";
    }

    /** Policies for 1.23.x over one repository, of these names. */
    static String policies(String repository, String... names) {
        StringBuilder policies = new StringBuilder("<imagePolicies>");
        for (String name : names) {
            policies.append(policy(name, repository, ""));
        }
        return policies.append("</imagePolicies>").toString();
    }

    /** A policy for 1.23.x. */
    static String policy(String name, String repository, String more) {
        return "<" + CONFIG + "ImagePolicyItem><name>" + name + "</name><imageRepositoryRef>" + repository + "</imageRepositoryRef>"
                + "<policy class=\"" + CONFIG + "policy.SemVerChoice\"><range>1.23.x</range></policy>"
                + "<digestReflectionPolicy>Never</digestReflectionPolicy>" + more + "</" + CONFIG + "ImagePolicyItem>";
    }

    /** An automation over all policies of its folder; further elements such as {@code <suspend>true</suspend>}. */
    static String automations(String name, String url, String credentialsId, String more) {
        String item = CONFIG + "automation.ImageUpdateAutomationItem";
        return "<imageUpdateAutomations><" + item + "><name>" + name + "</name><git><url>" + url + "</url><credentialsId>" + credentialsId
                + "</credentialsId></git>" + more + "</" + item + "></imageUpdateAutomations>";
    }

    /** Puts a user with a password into the credentials of a folder. */
    static void credentials(JenkinsHttp http, String folder, String id, String user, String password) throws IOException, InterruptedException {
        http.post(
                "job/" + folder.replace("/", "/job/") + "/credentials/store/folder/domain/_/createCredentials",
                "application/xml",
                "<com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl><scope>GLOBAL</scope><id>" + id + "</id><description/><usernameSecret>false</usernameSecret><username>" + user
                        + "</username><password>" + password + "</password></com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl>");
    }

    /** The same for the registry that wants a login. */
    static void registryCredentials(JenkinsHttp http, String folder, String id) throws IOException, InterruptedException {
        credentials(http, folder, id, RealRegistry.USER, RealRegistry.PASSWORD);
    }
}
