/** What is configured on a folder. Alone here the Folders plugin is known, so that Image Reflector works without it. */
package io.jenkins.plugins.reflector.folder;
